package org.autoroute.smtp.network.internal;

import java.io.IOException;
import java.util.List;

/** Asks the part of the system that knows connections by the names users know. */
public interface ConnectionReader extends AutoCloseable {

    /** For systems where nobody knows names. */
    ConnectionReader NONE = new ConnectionReader() {
        @Override
        public Connections read(List<Link> links) {
            return Connections.NONE;
        }

        @Override
        public boolean tellsChanges() {
            return true;
        }

        @Override
        public void close() {
        }
    };

    /** Connections that are up, and what is known of the network besides. Bounded time; one thread at a time. A part of the system that is not there knows none, which is no error. */
    Connections read(List<Link> links) throws IOException;

    /** Whether changes are told, so that {@link #read} need not be called at each event of the network. */
    boolean tellsChanges();

    /** Who is to be told of changes; called once, before the first read. Must not block. */
    default void onChange(Runnable changed) {
    }

    /** Ends the conversation. Can be repeated. */
    @Override
    void close();
}
