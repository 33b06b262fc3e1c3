package org.autoroute.smtp.ui.internal.window;

import org.eclipse.swt.widgets.Shell;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** Sets the level of the NSWindow; on macOS the UI thread is the one that may. */
final class CocoaTopmost implements Topmost {

    static final long NORMAL_LEVEL = 0;
    static final long FLOATING_LEVEL = 3;

    private final ObjectiveC runtime;

    CocoaTopmost(ObjectiveC runtime) {
        this.runtime = runtime;
    }

    @Override
    public void set(Shell shell, boolean topmost) {
        set(SystemHandle.view(shell), topmost);
    }

    void set(Pointer view, boolean topmost) {
        Pointer window = runtime.objc_msgSend(view, runtime.sel_registerName("window"));
        runtime.objc_msgSend(window, runtime.sel_registerName("setLevel:"), topmost ? FLOATING_LEVEL : NORMAL_LEVEL);
    }

    /** The calls of the Objective-C runtime that are needed. */
    interface ObjectiveC extends Library {

        static ObjectiveC load() {
            return Native.load("objc", ObjectiveC.class);
        }

        Pointer sel_registerName(String name);

        Pointer objc_msgSend(Pointer receiver, Pointer selector);

        Pointer objc_msgSend(Pointer receiver, Pointer selector, long argument);
    }
}
