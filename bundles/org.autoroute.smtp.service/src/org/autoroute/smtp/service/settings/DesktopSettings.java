package org.autoroute.smtp.service.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the window behaves and looks; a program without a window passes it over. Immutable, any thread.
 *
 * @param alwaysOnTop   whether the window stays above all others
 * @param notifications whether a change of the active server and problems are told of
 * @param language      {@link #SYSTEM_LANGUAGE}, or one of {@link #LANGUAGES}
 * @param theme         the window's colours
 */
public record DesktopSettings(boolean alwaysOnTop, boolean notifications, String language, Theme theme) {

    /** Stands for the language of the system. */
    public static final String SYSTEM_LANGUAGE = "system";

    /** The languages there are, as ISO 639 codes. */
    public static final List<String> LANGUAGES = List.of("en", "de", "ru");

    /** The window's colours. */
    public enum Theme {
        /** Those of the system, which may change while the program runs. */
        SYSTEM, LIGHT, DARK;

        /** As it is written in the settings. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The theme that is written so. */
        public static Optional<Theme> of(String id) {
            return Arrays.stream(values()).filter(theme -> theme.id().equals(id)).findFirst();
        }
    }
}
