package org.autoroute.smtp.ui.internal.tray;

import java.util.List;

import org.eclipse.swt.widgets.Display;

import org.autoroute.smtp.ui.internal.tray.notify.Announcer;

/** Windows and macOS: there is always a tray, and SWT knows it. UI thread. */
final class NativeSurroundings implements Surroundings {

    private final SwtTrayPlace tray;

    NativeSurroundings(Display display, TrayListener listener) {
        tray = new SwtTrayPlace(display, TrayWatch.ofASystemThatHasOne(), listener);
    }

    @Override
    public List<TrayPlace> places() {
        return List.of(tray);
    }

    @Override
    public Announcer announcer() {
        return tray;
    }

    @Override
    public void start() {
        // All is there from the beginning.
    }

    @Override
    public void close() {
        // The tray is closed with the places.
    }
}
