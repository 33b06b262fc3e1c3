package org.autoroute.smtp.ui.internal.window;

import org.eclipse.swt.widgets.Shell;

import com.sun.jna.Pointer;

/** What the system calls a window of SWT. The field that tells has another name, or another type, on each platform. */
final class NativeWindow {

    private NativeWindow() {
    }

    /** GTK: a widget inside the window; Windows: the window itself. */
    static Pointer handle(Shell shell) {
        return new Pointer((long) read(shell, "handle"));
    }

    /** macOS: the view that fills the window. */
    static Pointer view(Shell shell) {
        return new Pointer((long) read(read(shell, "view"), "id"));
    }

    private static Object read(Object owner, String field) {
        try {
            return owner.getClass().getField(field).get(owner);
        } catch (ReflectiveOperationException otherPlatform) {
            throw new IllegalStateException(otherPlatform);
        }
    }
}
