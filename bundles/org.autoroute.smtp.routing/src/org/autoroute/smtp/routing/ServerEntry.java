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

    /** @throws IllegalArgumentException when the connection name is empty or has control characters, which no line could hold */
    public ServerEntry {
        if (!connection.map(ConnectionName::isValid).orElse(true)) {
            throw new IllegalArgumentException("connection name");
        }
    }

    public boolean isLinked() {
        return connection.isPresent() || range.isPresent();
    }

    /**
     * The entry as a line of the server list in its canonical form: the port only when it is not 25, a quote inside the connection name written
     * twice, the range from its first to its last address. {@link EntryParser} reads an equal entry from it.
     */
    public String toLine() {
        String port = ":" + HostPort.DEFAULT_PORT;
        String where = server.toString();
        String host = where.endsWith(port) ? where.substring(0, where.length() - port.length()) : where;
        return host + connection.map(name -> " " + ConnectionName.quoted(name)).orElse("") + range.map(r -> " " + r).orElse("");
    }
}
