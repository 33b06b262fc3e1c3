package org.autoroute.smtp.mailclients;

import java.util.List;

/**
 * What a search brought. Immutable, any thread.
 *
 * @param servers  each host and port once for each user who logs in there; in the order of the search, which goes client by client
 * @param problems what was skipped
 */
public record Findings(List<FoundServer> servers, List<Problem> problems) {

    public Findings {
        servers = List.copyOf(servers);
        problems = List.copyOf(problems);
    }
}
