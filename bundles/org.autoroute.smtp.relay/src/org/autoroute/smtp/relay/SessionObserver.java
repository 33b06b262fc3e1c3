package org.autoroute.smtp.relay;

/**
 * Hears of sessions. All methods are called on loop threads and must not block: every session of that loop waits meanwhile.
 * What they throw is logged and changes nothing.
 */
public interface SessionObserver {

    /** Hears nothing. */
    SessionObserver NONE = new SessionObserver() {
        @Override
        public void opened(SessionRecord record) {
        }

        @Override
        public void ended(SessionRecord record) {
        }
    };

    /** A peer was let in. */
    void opened(SessionRecord record);

    /** A server was found, or a transaction began or ended. */
    default void changed(SessionRecord record) {
    }

    /**
     * A server took a message, and the client hears so.
     *
     * @param octets of message data, as {@link MessageRecord#octets()}
     */
    default void delivered(long octets) {
    }

    /** A session ended, or a peer was turned away; in that case {@link #opened} was not called. */
    void ended(SessionRecord record);
}
