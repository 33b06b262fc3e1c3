package org.autoroute.smtp.ui.internal.window;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;

/** From the rows to their filter: by the system's key for finding, and by what is typed, which goes on there. UI thread. */
public final class FilterKeys {

    private FilterKeys() {
    }

    /** While the rows have the keyboard. A filter that cannot be used lets keys be. */
    public static void on(Control rows, Text filter) {
        RowSearch.off(rows);
        rows.addListener(SWT.KeyDown, event -> {
            if (!event.doit || !filter.isEnabled()) {
                return;
            }
            if (event.stateMask == SWT.MOD1 && Character.toLowerCase(event.keyCode) == 'f') {
                event.doit = false;
                filter.setFocus();
            } else if (isText(event)) {
                event.doit = false;
                type(filter, event.character);
            }
        });
    }

    /** A blank is none: it selects a row. */
    private static boolean isText(Event event) {
        return (event.stateMask & ~SWT.SHIFT) == 0 && event.character > ' ' && event.character != SWT.DEL;
    }

    private static void type(Text filter, char letter) {
        filter.setFocus();
        // The focus selects all that stands there.
        filter.setSelection(filter.getCharCount());
        filter.insert(String.valueOf(letter));
    }
}
