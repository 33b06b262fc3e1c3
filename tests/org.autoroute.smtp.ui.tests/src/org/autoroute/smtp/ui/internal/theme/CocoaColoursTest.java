package org.autoroute.smtp.ui.internal.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.autoroute.smtp.service.settings.DesktopSettings.Theme;

class CocoaColoursTest {

    private final List<Boolean> given = new ArrayList<>();
    private boolean systemIsDark;
    private final CocoaColours colours = new CocoaColours(given::add, () -> systemIsDark);

    @Test
    void aProgramThatFollowsTheSystemIsLeftToDoSo() {
        colours.use(Theme.SYSTEM);
        assertEquals(List.of(), given);
    }

    @Test
    void darkAndLightAreGiven() {
        colours.use(Theme.DARK);
        colours.use(Theme.LIGHT);
        assertEquals(List.of(true, false), given);
    }

    @Test
    void backToTheSystemItIsGivenWhatTheUserChoseForAll() {
        colours.use(Theme.LIGHT);
        systemIsDark = true;
        colours.use(Theme.SYSTEM);
        assertEquals(List.of(false, true), given);
    }
}
