package org.autoroute.smtp.ui.internal.window;

import org.eclipse.swt.SWT;

/** Which GTK the program runs on. The libraries of two of them cannot be in one process. */
public final class GtkVersion {

    private GtkVersion() {
    }

    /** Whether GTK is the system's own, and its version the third: the one whose calls are known here. Once there is a display. */
    public static boolean isThree() {
        return SWT.getPlatform().equals("gtk") && System.getProperty("org.eclipse.swt.internal.gtk.version", "").startsWith("3.");
    }
}
