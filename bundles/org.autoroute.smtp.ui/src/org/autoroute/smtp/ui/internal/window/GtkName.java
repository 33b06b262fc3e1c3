package org.autoroute.smtp.ui.internal.window;

import java.nio.charset.StandardCharsets;

import org.eclipse.swt.widgets.Control;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * What a screen reader calls a GTK widget. SWT asks its accessible listeners only for widgets it draws itself; a table, a tree, a field or a combo
 * box has an accessible object of GTK's own, which is told the name here. UI thread, GTK only.
 */
final class GtkName {

    private static final Gtk GTK = Native.load("libgtk-3.so.0", Gtk.class);
    private static final Atk ATK = Native.load("libatk-1.0.so.0", Atk.class);

    private GtkName() {
    }

    static void set(Control control, String name) {
        ATK.atk_object_set_name(GTK.gtk_widget_get_accessible(SystemHandle.of(control)), (name + "\0").getBytes(StandardCharsets.UTF_8));
    }

    /** The call of libgtk that is needed. */
    interface Gtk extends Library {
        Pointer gtk_widget_get_accessible(Pointer widget);
    }

    /** The call of libatk that is needed. */
    interface Atk extends Library {
        void atk_object_set_name(Pointer accessible, byte[] name);
    }
}
