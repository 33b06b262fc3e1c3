package org.autoroute.smtp.ui.internal.window;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;

/** Takes the system's key for finding to a filter; GTK would open a search field of its own over the rows. UI thread. */
public final class FindKey {

    private FindKey() {
    }

    /** While the control has the keyboard, the key runs this. */
    public static void on(Control control, Runnable filter) {
        control.addListener(SWT.KeyDown, event -> {
            if (event.stateMask == SWT.MOD1 && Character.toLowerCase(event.keyCode) == 'f') {
                event.doit = false;
                filter.run();
            }
        });
    }
}
