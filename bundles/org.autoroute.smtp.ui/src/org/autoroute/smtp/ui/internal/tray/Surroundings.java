package org.autoroute.smtp.ui.internal.tray;

import java.util.List;

import org.autoroute.smtp.ui.internal.tray.notify.Announcer;

/** What a system offers to programs in the background. UI thread; no method waits longer than a moment. */
interface Surroundings extends AutoCloseable {

    /** Where an icon may be shown, the best first; closed by the caller. */
    List<TrayPlace> places();

    Announcer announcer();

    /** Begins, once the places are watched. */
    void start();

    @Override
    void close();
}
