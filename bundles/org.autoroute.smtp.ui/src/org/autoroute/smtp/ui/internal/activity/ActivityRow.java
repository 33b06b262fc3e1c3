package org.autoroute.smtp.ui.internal.activity;

import java.util.List;

import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.relay.SessionRecord.Outcome;

/**
 * A message of a session, or a session without mail, in the reader's words. Immutable, any thread.
 *
 * @param session  the session
 * @param number   of the message within it, 1 for the first; 0 for a session without mail
 * @param outcome  what became of the message, or of the session without mail
 * @param cells    the texts of the {@link #COLUMNS}
 * @param searched all that the filter looks at, in lower case
 */
record ActivityRow(SessionRecord session, int number, Outcome outcome, List<String> cells, String searched) {

    /** The columns, as message keys name them. */
    static final List<String> COLUMNS = List.of("time", "from", "to", "size", "server", "reason", "reply");

    ActivityRow {
        cells = List.copyOf(cells);
    }

    /** What stays the same while more becomes known. */
    record Key(long session, int number) {
    }

    Key key() {
        return new Key(session.id(), number);
    }

    /** As text, cells parted by tabs. */
    String asText() {
        return String.join("\t", cells);
    }
}
