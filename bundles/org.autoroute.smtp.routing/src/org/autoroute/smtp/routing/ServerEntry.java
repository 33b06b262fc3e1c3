package org.autoroute.smtp.routing;

import java.util.Optional;

/**
 * One line of the server list: a server and, if the user wants it tied to a place, its link. A link with both parts holds when both hold;
 * several entries for one server make several links. Immutable, any thread.
 *
 * @param server     host and port
 * @param connection name of the connection the server is linked to, without quotes
 * @param range      own addresses the server is linked to
 */
public record ServerEntry(HostPort server, Optional<String> connection, Optional<IpRange> range) {

    public boolean isLinked() {
        return connection.isPresent() || range.isPresent();
    }
}
