package org.autoroute.smtp.routing;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One line of the server list: a server, how to speak with it and, if the user wants it tied to a place, its link. A link with several parts holds when
 * all hold; several entries for one server make several links. Immutable, any thread.
 *
 * @param server     host and port
 * @param connection name of the connection the server is linked to, without quotes
 * @param range      own addresses the server is linked to
 * @param conditions what else it is tied to
 * @param tls        how the connection is protected, empty for what the port suggests, see {@link #security()}
 * @param pin        the only certificate to accept, whoever signed it
 * @param login      how to log in
 */
public record ServerEntry(HostPort server, Optional<String> connection, Optional<IpRange> range, Conditions conditions, Optional<Tls> tls,
        Optional<Fingerprint> pin, Login login) {

    /** @throws IllegalArgumentException when the connection name is empty or has control characters, which no line could hold */
    public ServerEntry {
        if (!connection.map(QuotedText::isValid).orElse(true)) {
            throw new IllegalArgumentException("connection name");
        }
    }

    /** An entry of the manual: no condition, protection by port, no login. */
    public ServerEntry(HostPort server, Optional<String> connection, Optional<IpRange> range) {
        this(server, connection, range, Conditions.NONE, Optional.empty(), Optional.empty(), Login.NONE);
    }

    /** How the connection is protected. */
    public Tls security() {
        return tls.orElseGet(() -> Tls.byPort(server.port()));
    }

    public boolean isLinked() {
        return connection.isPresent() || range.isPresent() || conditions.arePlaces();
    }

    /** Whether it is for mail of some senders only. */
    public boolean isLimitedToSender() {
        return conditions.senderDomain().isPresent();
    }

    /**
     * The entry as a line of the server list in its canonical form: the port only when it is not 25, a quote inside the connection name written
     * twice, the range from its first to its last address, then the attributes in a fixed order, each only when it says more than its absence.
     * {@link EntryParser} reads an equal entry from it.
     */
    public String toLine() {
        return where() + joined(written());
    }

    /** The part of the line that tells for where and for whom the entry is: the server and what it is tied to. */
    public String toShortLine() {
        return where() + joined(ConditionsText.written(conditions));
    }

    /** Values by the keys of the line, in the order of the canonical line; only those that say more than their absence. */
    public Map<String, String> attributes() {
        Map<String, String> values = new LinkedHashMap<>();
        written().forEach((attribute, value) -> values.put(attribute.key(), value));
        return values;
    }

    private Map<Attribute, String> written() {
        Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        values.putAll(ConditionsText.written(conditions));
        tls.ifPresent(way -> values.put(Attribute.TLS, way.word()));
        pin.ifPresent(print -> values.put(Attribute.PIN, print.toString()));
        values.putAll(LoginText.written(login));
        return values;
    }

    private static String joined(Map<Attribute, String> values) {
        return values.entrySet().stream().map(each -> " " + each.getKey().with(each.getValue())).collect(Collectors.joining());
    }

    private String where() {
        String port = ":" + HostPort.DEFAULT_PORT;
        String where = server.toString();
        String host = where.endsWith(port) ? where.substring(0, where.length() - port.length()) : where;
        return host + connection.map(name -> " " + QuotedText.quoted(name)).orElse("") + range.map(r -> " " + r).orElse("");
    }
}
