package org.autoroute.smtp.ui.internal.tray;

/** Whether the program's icon can be seen somewhere on the screen. May be asked at any time, on the UI thread; answers at once. */
@FunctionalInterface
public interface TrayArea {

    boolean available();
}
