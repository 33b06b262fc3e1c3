package org.autoroute.smtp.ui.internal.network;

import java.util.Optional;

import org.autoroute.smtp.relay.SessionRecord;

/**
 * Whose route is shown. Immutable, any thread.
 *
 * @param session a session, empty for the route of now
 * @param label   that in words
 */
record SessionChoice(Optional<SessionRecord> session, String label) {

    /** Whether it stands for the same session, or both for now; what is known of an open one grows. */
    boolean isSameAs(SessionChoice other) {
        return session.map(SessionRecord::id).equals(other.session.map(SessionRecord::id));
    }
}
