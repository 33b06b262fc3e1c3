package org.autoroute.smtp.ui.internal.theme;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.autoroute.smtp.service.settings.DesktopSettings.Theme;

/**
 * Gives a program on macOS another appearance than the system's. A program that was never given one follows the system by itself; one that was keeps
 * what it was given until it is asked again.
 */
final class CocoaColours implements Colours {

    private final Consumer<Boolean> appearance;
    private final BooleanSupplier systemIsDark;
    private boolean given;

    /**
     * Follows the system.
     *
     * @param appearance   makes the program dark, or light
     * @param systemIsDark what the user chose for the whole system
     */
    CocoaColours(Consumer<Boolean> appearance, BooleanSupplier systemIsDark) {
        this.appearance = appearance;
        this.systemIsDark = systemIsDark;
    }

    @Override
    public void use(Theme theme) {
        if (theme == Theme.SYSTEM && !given) {
            return;
        }
        given = true;
        appearance.accept(switch (theme) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> systemIsDark.getAsBoolean();
        });
    }
}
