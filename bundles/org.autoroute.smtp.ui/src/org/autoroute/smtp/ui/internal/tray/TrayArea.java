package org.autoroute.smtp.ui.internal.tray;

import org.eclipse.swt.SWT;

/** Whether there is a place on the screen where the program's icon can be seen. May be asked at any time, on the UI thread; answers at once. */
@FunctionalInterface
public interface TrayArea {

    boolean available();

    /** On Linux it depends on the desktop; Windows and macOS always have one. */
    static TrayArea ofThisSystem() {
        return SWT.getPlatform().equals("gtk") ? new X11TrayArea(System.getenv()) : () -> true;
    }
}
