package org.autoroute.smtp.ui.internal.window;

import org.eclipse.swt.widgets.Shell;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.win32.StdCallLibrary;

/** Puts the window into the layer of topmost windows. */
final class WindowsTopmost implements Topmost {

    static final Pointer TOPMOST = Pointer.createConstant(-1L);
    static final Pointer NOT_TOPMOST = Pointer.createConstant(-2L);
    /** SWP_NOSIZE, SWP_NOMOVE, SWP_NOACTIVATE. */
    static final int ORDER_ALONE = 0x0001 | 0x0002 | 0x0010;

    private final User32 windows;

    WindowsTopmost(User32 windows) {
        this.windows = windows;
    }

    @Override
    public void set(Shell shell, boolean topmost) {
        set(SystemHandle.of(shell), topmost);
    }

    void set(Pointer window, boolean topmost) {
        windows.SetWindowPos(window, topmost ? TOPMOST : NOT_TOPMOST, 0, 0, 0, 0, ORDER_ALONE);
    }

    /** The call of user32 that is needed. */
    interface User32 extends StdCallLibrary {

        static User32 load() {
            return Native.load("user32", User32.class);
        }

        int SetWindowPos(Pointer window, Pointer after, int x, int y, int width, int height, int flags);
    }
}
