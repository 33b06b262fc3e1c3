package org.autoroute.smtp.ui.internal.tray;

import java.util.function.Consumer;

/** A kind of place where the program's icon can be shown. UI thread; no method waits for anything. */
public interface TrayPlace extends AutoCloseable {

    /**
     * Begins to look whether the place is there. Once.
     *
     * @param there told first what is found, soon, and then each change; on any thread
     */
    void watch(Consumer<Boolean> there);

    /** Shows the icon, or changes what it shows. */
    void show(TrayLook look);

    /** Takes the icon away; it can be shown again. */
    void hide();

    /** Ends the looking and takes the icon away. */
    @Override
    void close();
}
