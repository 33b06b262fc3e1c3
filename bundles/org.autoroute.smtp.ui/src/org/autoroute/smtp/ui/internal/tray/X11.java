package org.autoroute.smtp.ui.internal.tray;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** The calls of libX11 that are needed; names and meanings are X11's. A connection is used by one thread. */
interface X11 extends Library {

    /** @throws UnsatisfiedLinkError where there is no such library */
    static X11 load() {
        return Native.load("X11", X11.class);
    }

    Pointer XOpenDisplay(String name);

    int XDefaultScreen(Pointer display);

    NativeLong XDefaultRootWindow(Pointer display);

    NativeLong XInternAtom(Pointer display, String name, int onlyIfExists);

    NativeLong XGetSelectionOwner(Pointer display, NativeLong selection);

    NativeLong XCreateSimpleWindow(Pointer display, NativeLong parent, int x, int y, int width, int height, int border, NativeLong borderColour,
            NativeLong colour);

    int XSelectInput(Pointer display, NativeLong window, NativeLong mask);

    int XGrabServer(Pointer display);

    int XUngrabServer(Pointer display);

    int XSync(Pointer display, int discard);

    int XNextEvent(Pointer display, Pointer event);

    int XSendEvent(Pointer display, NativeLong window, int propagate, NativeLong mask, Pointer event);

    int XCloseDisplay(Pointer display);
}
