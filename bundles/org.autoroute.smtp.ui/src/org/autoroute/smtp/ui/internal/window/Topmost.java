package org.autoroute.smtp.ui.internal.window;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;

/** Keeps a window above those of other programs, and lets go of it. SWT can do that only while a window is made. UI thread. */
interface Topmost {

    /** Does nothing where the desktop does not let a program decide that. */
    void set(Shell shell, boolean topmost);

    static Topmost ofThisSystem() {
        try {
            return switch (SWT.getPlatform()) {
                case "gtk" -> gtk();
                case "win32" -> new WindowsTopmost(WindowsTopmost.User32.load());
                case "cocoa" -> new CocoaTopmost(CocoaTopmost.ObjectiveC.load());
                default -> none();
            };
        } catch (UnsatisfiedLinkError missing) {
            System.getLogger(Topmost.class.getName()).log(System.Logger.Level.WARNING, "The window cannot be kept above others", missing);
            return none();
        }
    }

    /** Since version 4, GTK leaves the order of windows to the desktop. */
    private static Topmost gtk() {
        return GtkVersion.isThree() ? new GtkTopmost(GtkTopmost.Gtk.load()) : none();
    }

    private static Topmost none() {
        return (shell, topmost) -> { };
    }
}
