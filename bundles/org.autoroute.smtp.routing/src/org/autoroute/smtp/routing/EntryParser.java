package org.autoroute.smtp.routing;

import java.util.Locale;
import java.util.Optional;

/**
 * Reads a line of the server list: {@code host[:port] ["connection name"] [a.b.c.d-e.f.g.h] [key=value ...] [# comment]}.
 * <ul>
 * <li>The host is a name (RFC 1123 section 2.1, or an internationalised one of RFC 3490, which is converted) or an IP address, IPv6 in brackets.
 * <li>The port stands behind a colon or a semicolon; 25 when there is none.
 * <li>A quote inside a connection name is written twice. Control characters are refused.
 * <li>The range is two addresses with a hyphen, or a network {@code address/length}, or one address; IPv4 or IPv6.
 * <li>An attribute is {@code key=value}, the value in double quotes when it has blanks; see {@link ServerEntry} for what they mean:
 * {@code ssid=}, {@code gateway=}, {@code dns=} and {@code from=} tie the entry to a place or a sender; {@code tls=}, {@code pin=}, {@code login=},
 * {@code user=}, {@code in-clear=} and {@code lend=} say how to speak with the server. A password is refused wherever it stands.
 * <li>Connection, range and attributes may come in any order, each once. A comment starts with {@code #} behind a blank.
 * </ul>
 * Any thread.
 */
public final class EntryParser {

    private EntryParser() {
    }

    /** What became of a line. */
    public sealed interface Result {
    }

    /**
     * A line that is right.
     *
     * @param entry   what it says
     * @param comment the comment at its end with its {@code #}, empty when there is none
     */
    public record Parsed(ServerEntry entry, String comment) implements Result {
    }

    /**
     * A line that is wrong.
     *
     * @param column   1 for the first character, counted in code points
     * @param expected what should have stood there, in words
     */
    public record Wrong(int column, Text expected) implements Result {
    }

    /** Reads one line without its line end. Never throws. */
    public static Result parse(String line) {
        LineCursor cursor = new LineCursor(line);
        try {
            cursor.refuseControls();
            cursor.skipBlanks();
            HostPort server = ServerText.read(cursor);
            return links(cursor, server);
        } catch (LineCursor.Mismatch wrong) {
            return new Wrong(wrong.column(), wrong.expected());
        }
    }

    private static Parsed links(LineCursor cursor, HostPort server) throws LineCursor.Mismatch {
        Optional<String> connection = Optional.empty();
        Optional<IpRange> range = Optional.empty();
        Attributes attributes = new Attributes(cursor);
        while (true) {
            boolean separated = cursor.skipBlanks();
            if (!separated && !cursor.atEnd()) {
                throw cursor.expected("expected.blank");
            }
            if (cursor.atEnd() || cursor.peek() == '#') {
                ServerEntry entry = new ServerEntry(server, connection, range, ConditionsText.read(attributes), tls(attributes),
                        pin(attributes), LoginText.read(attributes));
                return new Parsed(entry, cursor.rest().strip());
            }
            if (cursor.peek() == '"') {
                if (connection.isPresent()) {
                    throw cursor.expected("expected.oneConnection");
                }
                connection = Optional.of(QuotedText.read(cursor, "expected.closingQuote", "expected.connectionName"));
            } else if (attributes.begin()) {
                attributes.read();
            } else {
                if (range.isPresent()) {
                    throw cursor.expected("expected.oneRange");
                }
                range = Optional.of(RangeText.read(cursor));
            }
        }
    }

    private static Optional<Tls> tls(Attributes attributes) throws LineCursor.Mismatch {
        return attributes.get(Attribute.TLS, text -> Tls.of(text.toLowerCase(Locale.ROOT)), "expected.tls");
    }

    private static Optional<Fingerprint> pin(Attributes attributes) throws LineCursor.Mismatch {
        return attributes.get(Attribute.PIN, Fingerprint::parse, "expected.fingerprint");
    }
}
