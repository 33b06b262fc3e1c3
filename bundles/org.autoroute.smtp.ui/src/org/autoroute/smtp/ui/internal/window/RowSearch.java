package org.autoroute.smtp.ui.internal.window;

import org.eclipse.swt.widgets.Control;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * GTK's own search, which a letter typed into a table or a tree opens in a small window over the rows. It finds beginnings in the first column only,
 * cannot be seen by who does not look there, and stays in the way. UI thread.
 */
public final class RowSearch {

    private RowSearch() {
    }

    /** Not for these rows; other systems have none. @param rows a table or a tree */
    public static void off(Control rows) {
        if (GtkVersion.isThree()) {
            Native.load("libgtk-3.so.0", Gtk.class).gtk_tree_view_set_enable_search(SystemHandle.of(rows), false);
        }
    }

    /** The call of libgtk that is needed. */
    interface Gtk extends Library {
        void gtk_tree_view_set_enable_search(Pointer rows, boolean enabled);
    }
}
