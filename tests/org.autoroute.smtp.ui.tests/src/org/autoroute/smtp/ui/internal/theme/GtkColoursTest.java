package org.autoroute.smtp.ui.internal.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.autoroute.smtp.service.settings.DesktopSettings.Theme;

class GtkColoursTest {

    private final List<String> asked = new ArrayList<>();

    private void use(Theme theme, String systemTheme) {
        new GtkColours(new Played(systemTheme)).use(theme);
    }

    @Test
    void theSystemsThemeIsFollowedAgain() {
        use(Theme.SYSTEM, "Adwaita-dark");
        assertEquals(List.of("reset"), asked);
    }

    @Test
    void darkIsTheDarkVariantOfTheSystemsTheme() {
        use(Theme.DARK, "Adwaita");
        assertEquals(List.of("reset", "dark true"), asked);
    }

    @Test
    void lightIsTheLightVariantOfTheSystemsTheme() {
        use(Theme.LIGHT, "Adwaita");
        assertEquals(List.of("reset", "dark false"), asked);
    }

    @ParameterizedTest
    @CsvSource({"Adwaita-dark,Adwaita", "Yaru-blue-dark,Yaru-blue", "Breeze-Dark,Breeze", "Arc-Darker,Arc"})
    void aThemeThatIsDarkInItselfGivesWayToItsLightSister(String dark, String light) {
        use(Theme.LIGHT, dark);
        assertEquals(List.of("reset", "dark false", "theme " + light), asked);
    }

    private final class Played implements GtkSettings {

        private final String name;

        Played(String name) {
            this.name = name;
        }

        @Override
        public void preferDark(boolean dark) {
            asked.add("dark " + dark);
        }

        @Override
        public String themeName() {
            return name;
        }

        @Override
        public void setThemeName(String theme) {
            asked.add("theme " + theme);
        }

        @Override
        public void reset() {
            asked.add("reset");
        }
    }
}
