package org.autoroute.smtp.ui.internal.window;

import org.eclipse.swt.widgets.Control;

import com.sun.jna.Pointer;

/** The GTK widget behind a control. SWT has the field on GTK only, and the bundle is compiled for every system at once. */
final class GtkHandle {

    private GtkHandle() {
    }

    /** @throws IllegalStateException on a system that is not GTK */
    static Pointer of(Control control) {
        try {
            return new Pointer(Control.class.getField("handle").getLong(control));
        } catch (ReflectiveOperationException notGtk) {
            throw new IllegalStateException("this is not GTK", notGtk);
        }
    }
}
