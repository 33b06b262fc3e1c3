package org.autoroute.smtp.ui.internal.servers;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.ServerList;

/** What a text has for the server list. Immutable, any thread. */
sealed interface Pasted {

    /** No server, and nothing that is meant to be one. */
    record Nothing() implements Pasted {
    }

    /** At least one line is wrong, so none is taken. */
    record Wrong(List<ServerList.Problem> problems) implements Pasted {
    }

    /**
     * Servers, without the comments around them.
     *
     * @param known how many of them say what the list, or a line before, says already
     */
    record Lines(List<String> lines, int known) implements Pasted {
    }

    static Pasted of(String text, ServerList into) {
        ServerList pasted = ServerList.parse(text);
        if (!pasted.problems().isEmpty()) {
            return new Wrong(pasted.problems());
        }
        if (pasted.entries().isEmpty()) {
            return new Nothing();
        }
        Set<ServerEntry> seen = new HashSet<>(into.entries());
        int known = (int) pasted.entries().stream().filter(entry -> !seen.add(entry)).count();
        return new Lines(pasted.lines().stream().filter(ServerList.Line.Entry.class::isInstance).map(ServerList.Line::text).toList(), known);
    }
}
