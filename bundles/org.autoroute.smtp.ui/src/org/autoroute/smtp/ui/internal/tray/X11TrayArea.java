package org.autoroute.smtp.ui.internal.tray;

import java.util.Map;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * Asks the X server who holds the selection {@code _NET_SYSTEM_TRAY_S0}, as the System Tray Protocol of freedesktop.org says. SWT always hands out
 * a tray on GTK, whether anybody shows it or not.
 */
final class X11TrayArea implements TrayArea {

    private final Map<String, String> environment;

    X11TrayArea(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public boolean available() {
        boolean wayland = environment.containsKey("WAYLAND_DISPLAY") && !"x11".equals(environment.get("GDK_BACKEND"));
        if (wayland || !environment.containsKey("DISPLAY")) {
            return false;
        }
        try {
            return held(X11.load());
        } catch (UnsatisfiedLinkError withoutX11) {
            return false;
        }
    }

    private static boolean held(X11 x11) {
        Pointer display = x11.XOpenDisplay(null);
        if (display == null) {
            return false;
        }
        try {
            NativeLong atom = x11.XInternAtom(display, "_NET_SYSTEM_TRAY_S" + x11.XDefaultScreen(display), 1);
            return atom.longValue() != 0 && x11.XGetSelectionOwner(display, atom).longValue() != 0;
        } finally {
            x11.XCloseDisplay(display);
        }
    }

    /** The calls of libX11 that are needed; names and meanings are X11's. */
    interface X11 extends Library {

        static X11 load() {
            return Native.load("X11", X11.class);
        }

        Pointer XOpenDisplay(String name);

        int XDefaultScreen(Pointer display);

        NativeLong XInternAtom(Pointer display, String name, int onlyIfExists);

        NativeLong XGetSelectionOwner(Pointer display, NativeLong selection);

        int XCloseDisplay(Pointer display);
    }
}
