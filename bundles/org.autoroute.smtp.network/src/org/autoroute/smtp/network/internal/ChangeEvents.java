package org.autoroute.smtp.network.internal;

import java.io.IOException;

/** The operating system's word that addresses or interfaces may have changed. */
public interface ChangeEvents extends AutoCloseable {

    /** For systems without events: never running, so that the monitor reads at intervals. */
    ChangeEvents NONE = new ChangeEvents() {
        @Override
        public void start(Runnable changed) {
        }

        @Override
        public boolean running() {
            return false;
        }

        @Override
        public void close() {
        }
    };

    /**
     * Starts telling. May be called again after the events have stopped by themselves.
     *
     * @param changed must not block; called on a thread of the source
     */
    void start(Runnable changed) throws IOException;

    /** Whether events arrive; false before the start, after the end, and when the source broke. */
    boolean running();

    /** Stops the source and its thread. Can be repeated. */
    @Override
    void close();
}
