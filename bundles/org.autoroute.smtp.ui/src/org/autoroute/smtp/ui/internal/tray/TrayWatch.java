package org.autoroute.smtp.ui.internal.tray;

import java.util.function.Consumer;

/** Knows whether somebody shows the icons of SWT's tray. */
interface TrayWatch extends AutoCloseable {

    /** Tells what it finds, soon, and then each change, on any thread. Once. */
    void start(Consumer<Boolean> there);

    @Override
    void close();

    /** Windows and macOS always have a tray. */
    static TrayWatch ofASystemThatHasOne() {
        return new TrayWatch() {
            @Override
            public void start(Consumer<Boolean> there) {
                there.accept(true);
            }

            @Override
            public void close() {
                // Nothing was begun.
            }
        };
    }
}
