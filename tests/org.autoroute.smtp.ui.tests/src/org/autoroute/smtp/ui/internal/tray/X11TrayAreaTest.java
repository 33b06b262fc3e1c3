package org.autoroute.smtp.ui.internal.tray;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;

import org.junit.jupiter.api.Test;

class X11TrayAreaTest {

    @Test
    void waylandHasNoSuchTray() {
        assertFalse(new X11TrayArea(Map.of("WAYLAND_DISPLAY", "wayland-0", "DISPLAY", ":0")).available());
    }

    @Test
    void neitherHasAScreenlessComputer() {
        assertFalse(new X11TrayArea(Map.of()).available());
    }
}
