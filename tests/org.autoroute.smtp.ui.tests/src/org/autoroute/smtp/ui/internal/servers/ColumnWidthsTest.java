package org.autoroute.smtp.ui.internal.servers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ColumnWidthsTest {

    @Test
    void whatIsLeftGoesToTheFirst() {
        assertArrayEquals(new int[] {200, 50, 50}, ColumnWidths.share(new int[] {100, 50, 50}, 300));
    }

    @Test
    void whatIsMissingIsTakenFromTheBroadestOfTheOthers() {
        assertArrayEquals(new int[] {200, 50, 150, 150}, ColumnWidths.share(new int[] {200, 50, 300, 200}, 550));
    }

    @Test
    void theFirstGivesWhenTheOthersHaveNoMore() {
        assertArrayEquals(new int[] {150, 60, 90}, ColumnWidths.share(new int[] {360, 60, 300}, 300));
    }

    @Test
    void whatFitsNowhereIsScrolled() {
        assertArrayEquals(new int[] {50, 50, 50}, ColumnWidths.share(new int[] {360, 360, 360}, 20));
    }
}
