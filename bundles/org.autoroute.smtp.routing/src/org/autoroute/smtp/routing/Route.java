package org.autoroute.smtp.routing;

import java.util.List;
import java.util.Optional;

/**
 * The decision: which server mail leaves through now, and why. One value that relay, tray, window and command line read. Immutable, any thread.
 *
 * @param reason          the rule that chose, {@link Reason#NONE} when there is no server
 * @param candidates      the active server first, then those to turn to while it cannot be reached; empty with {@link Reason#NONE}
 * @param comment         what stands in brackets behind the active server: its address, or a word such as "manual" or "default"; in words
 * @param explanation     each rule and entry with its verdict
 * @param dependsOnSender whether mail of some sender leaves by another server, or may come to: an entry that could be chosen is for one sender only
 */
public record Route(Reason reason, List<Candidate> candidates, Text comment, Explanation explanation, boolean dependsOnSender) {

    public Route {
        candidates = List.copyOf(candidates);
    }

    /** The server mail leaves through, empty when there is none. */
    public Optional<Candidate> active() {
        return candidates.stream().findFirst();
    }
}
