package org.autoroute.smtp.ui.internal.theme;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;

import org.autoroute.smtp.service.settings.DesktopSettings.Theme;
import org.autoroute.smtp.ui.internal.window.GtkVersion;

/** Gives the system's own controls light or dark colours, as far as the system can. UI thread. */
interface Colours {

    /** Returns when they are in force for what is open and for what will be. */
    void use(Theme theme);

    /** Those of the system this program runs on. */
    static Colours of(Display display) {
        return switch (SWT.getPlatform()) {
            case "gtk" -> GtkVersion.isThree() ? new GtkColours(GtkSettings.load()) : theme -> { };
            case "cocoa" -> new CocoaColours(new SwtAppearance(), Display::isSystemDarkTheme);
            // Its controls take dark colours in part only; a window half dark is worse than a light one.
            default -> theme -> { };
        };
    }
}
