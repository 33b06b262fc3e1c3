package org.autoroute.smtp.network.internal;

import java.io.IOException;
import java.lang.System.Logger.Level;

/** What was read last; while reading fails, what was read before. Read by one thread, seen by any. */
final class LastReading<T> {

    private static final System.Logger LOG = System.getLogger(LastReading.class.getName());

    /** Where it comes from. */
    @FunctionalInterface
    interface Source<T> {
        T read() throws IOException;
    }

    private final Source<T> source;
    private final String what;
    private volatile T value;
    private boolean failed;

    /** @param what names the values, for the log */
    LastReading(Source<T> source, String what, T first) {
        this.source = source;
        this.what = what;
        this.value = first;
    }

    T value() {
        return value;
    }

    /** @return whether it is another value now */
    boolean read() {
        try {
            T now = source.read();
            boolean changed = !now.equals(value);
            value = now;
            failed = false;
            return changed;
        } catch (IOException | RuntimeException | LinkageError e) {
            // Logged once until it changes: what fails every 30 s would fill the log.
            if (!failed) {
                failed = true;
                LOG.log(Level.WARNING, what + " could not be read; what was known is kept", e);
            }
            return false;
        }
    }
}
