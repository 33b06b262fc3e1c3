package org.autoroute.smtp.ui.internal.window;

import org.eclipse.swt.widgets.Shell;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** Asks the window manager for the state {@code _NET_WM_STATE_ABOVE}. Wayland has no such thing. */
final class GtkTopmost implements Topmost {

    private final Gtk gtk;

    GtkTopmost(Gtk gtk) {
        this.gtk = gtk;
    }

    @Override
    public void set(Shell shell, boolean topmost) {
        gtk.gtk_window_set_keep_above(gtk.gtk_widget_get_toplevel(SystemHandle.of(shell)), topmost ? 1 : 0);
    }

    /** The calls of GTK 3 that are needed. */
    interface Gtk extends Library {

        static Gtk load() {
            return Native.load("libgtk-3.so.0", Gtk.class);
        }

        Pointer gtk_widget_get_toplevel(Pointer widget);

        void gtk_window_set_keep_above(Pointer window, int above);
    }
}
