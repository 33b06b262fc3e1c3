package org.autoroute.smtp.ui.internal.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The window comes back where it was, on a screen that still exists. */
class PlaceTest {

    private static final Rectangle LEFT = new Rectangle(0, 0, 1920, 1053);
    private static final Rectangle RIGHT = new Rectangle(1920, 0, 1280, 1024);

    private static Place at(int x, int y, int width, int height) {
        return new Place(new Rectangle(x, y, width, height), false);
    }

    @Test
    void isReadAsItWasWritten() {
        Place place = new Place(new Rectangle(-40, 12, 740, 580), true);
        assertEquals(Optional.of(place), Place.parse(place.text()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 2 3", "1 2 0 5 true", "1 2 3 -4 false", "a b c d e", "99999999999 1 1 1 true"})
    void whatIsDamagedIsForgotten(String text) {
        assertEquals(Optional.empty(), Place.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"100,100", "1900,50", "2000,900", "-500,20", "1500,1000"})
    void staysWhereItsTitleBarCanBeReached(int x, int y) {
        Place place = at(x, y, 740, 580);
        assertEquals(place, place.on(List.of(LEFT, RIGHT)));
    }

    @Test
    void comesToTheNearestScreenWhenItsOwnIsGone() {
        assertEquals(at(1180, 100, 740, 580), at(2200, 100, 740, 580).on(List.of(LEFT)));
        assertEquals(at(1990, 0, 740, 580), at(1990, -900, 740, 580).on(List.of(LEFT, RIGHT)));
    }

    @Test
    void isMadeAsSmallAsTheScreen() {
        assertEquals(at(0, 0, 800, 600), at(3000, 3000, 1200, 900).on(List.of(new Rectangle(0, 0, 800, 600))));
    }

    @Test
    void aTitleBarAboveTheScreenIsOutOfReach() {
        assertEquals(at(100, 0, 740, 580), at(100, -30, 740, 580).on(List.of(LEFT)));
    }
}
