package org.autoroute.smtp.ui.internal.servers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ColumnWidthsTest {

    private static final int[] TITLES = {50, 50, 120};

    @Test
    void whatIsLeftGoesToTheFirst() {
        assertArrayEquals(new int[] {200, 50, 50}, ColumnWidths.share(new int[] {100, 50, 50}, TITLES, 300));
    }

    @Test
    void whatIsMissingIsTakenFromTheBroadestOfTheOthers() {
        assertArrayEquals(new int[] {200, 150, 150}, ColumnWidths.share(new int[] {200, 300, 200}, TITLES, 500));
    }

    @Test
    void theFirstGivesWhenTheOthersHaveNoMore() {
        assertArrayEquals(new int[] {190, 90, 120}, ColumnWidths.share(new int[] {360, 300, 300}, TITLES, 400));
    }

    @Test
    void aShortTextIsShownInFullWhileTheFirstCanGive() {
        assertArrayEquals(new int[] {190, 90, 120, 110}, ColumnWidths.share(new int[] {360, 300, 120, 110}, new int[] {50, 50, 60, 60}, 510));
    }

    @Test
    void theFirstStaysReadableWhileTheOthersHaveMoreThanTheirTitles() {
        assertArrayEquals(new int[] {140, 60, 120}, ColumnWidths.share(new int[] {360, 300, 300}, TITLES, 320));
        assertArrayEquals(new int[] {80, 70, 120}, ColumnWidths.share(new int[] {80, 300, 300}, TITLES, 270));
    }

    @Test
    void whereThereIsRoomForBothNeitherTheFirstNorTheOthersGetNarrow() {
        assertArrayEquals(new int[] {220, 130, 130}, ColumnWidths.share(new int[] {360, 300, 300}, TITLES, 480));
    }

    @Test
    void noTitleIsCutOffAndWhatFitsNowhereIsScrolled() {
        assertArrayEquals(TITLES, ColumnWidths.share(new int[] {360, 360, 360}, TITLES, 20));
    }
}
