package org.autoroute.smtp.ui.internal.window;

import com.sun.jna.Pointer;

import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** What the system calls a control of SWT. The field that tells has another name, or another type, on each platform. */
final class SystemHandle {

    private SystemHandle() {
    }

    /** GTK: the widget, of a window one inside it; Windows: the control or the window itself. */
    static Pointer of(Control control) {
        return new Pointer((long) read(control, "handle"));
    }

    /** macOS: the view that fills the window. */
    static Pointer view(Shell shell) {
        return new Pointer((long) read(read(shell, "view"), "id"));
    }

    /** @throws IllegalStateException on a platform that has no such field */
    private static Object read(Object owner, String field) {
        try {
            return owner.getClass().getField(field).get(owner);
        } catch (ReflectiveOperationException otherPlatform) {
            throw new IllegalStateException(otherPlatform);
        }
    }
}
