package org.autoroute.smtp.service.internal.decision;

import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.routing.EntryParser;
import org.autoroute.smtp.routing.ServerEntry;

/** The server chosen by hand, and how long the choice holds. Immutable. */
record ManualChoice(Optional<Integer> index) {

    static final ManualChoice NONE = new ManualChoice(Optional.empty());

    static ManualChoice of(int index) {
        return new ManualChoice(Optional.of(index));
    }

    /** The choice as it was stored, found again in the list. */
    static ManualChoice stored(String line, List<ServerEntry> entries) {
        int index = EntryParser.parse(line) instanceof EntryParser.Parsed parsed ? entries.indexOf(parsed.entry()) : -1;
        return index < 0 ? NONE : of(index);
    }

    /** As it is stored: the chosen entry as a line. */
    Optional<String> line(List<ServerEntry> entries) {
        return index.map(chosen -> entries.get(chosen).toLine());
    }

    /** The choice when the list changed and the choice is to last: the same entry, or the one that was put in its place. */
    ManualChoice follow(List<ServerEntry> before, List<ServerEntry> after) {
        if (index.isEmpty()) {
            return this;
        }
        int found = after.indexOf(before.get(index.get()));
        if (found >= 0) {
            return of(found);
        }
        return before.size() == after.size() ? this : NONE;
    }
}
