package org.autoroute.smtp.ui.internal.theme;

import java.util.regex.Pattern;

import org.autoroute.smtp.service.settings.DesktopSettings.Theme;

/** Asks GTK for the light or dark variant of its theme. Where the environment names a theme in GTK_THEME, GTK uses that one whatever is asked. */
record GtkColours(GtkSettings settings) implements Colours {

    /** Themes that are dark in themselves are called so by custom: Adwaita-dark, Yaru-blue-dark, Breeze-Dark. */
    private static final Pattern DARK = Pattern.compile("[-_:]dark(er)?$", Pattern.CASE_INSENSITIVE);

    @Override
    public void use(Theme theme) {
        settings.reset();
        switch (theme) {
            case SYSTEM -> { }
            case DARK -> settings.preferDark(true);
            case LIGHT -> {
                settings.preferDark(false);
                String name = settings.themeName();
                String light = DARK.matcher(name).replaceFirst("");
                if (!light.equals(name)) {
                    settings.setThemeName(light);
                }
            }
        }
    }
}
