package org.autoroute.smtp.routing;

import java.util.List;
import java.util.Optional;

/**
 * A server mail may leave through now. Immutable, any thread.
 *
 * @param entry     the entry that made it a candidate
 * @param reason    the rule that chose it, never {@link Reason#NONE}
 * @param match     what made the rule hold, when it compares something
 * @param addresses the server's known addresses in the order to try them; empty when its name is not resolved yet and must be asked for first
 */
public record Candidate(ServerEntry entry, Reason reason, Optional<Match> match, List<IpAddress> addresses) {

    public Candidate {
        addresses = List.copyOf(addresses);
    }
}
