package org.autoroute.smtp.routing;

import java.util.Optional;

/** The server at the start of a line: {@code host}, {@code host:port}, {@code host;port}, {@code [IPv6]:port}. */
final class ServerText {

    private ServerText() {
    }

    static HostPort read(LineCursor cursor) throws LineCursor.Mismatch {
        String host = cursor.peek() == '[' ? bracketed(cursor) : plain(cursor);
        if (cursor.peek() != ':' && cursor.peek() != ';') {
            return new HostPort(host, HostPort.DEFAULT_PORT);
        }
        cursor.advance();
        return new HostPort(host, port(cursor));
    }

    private static String bracketed(LineCursor cursor) throws LineCursor.Mismatch {
        cursor.advance();
        int start = cursor.position();
        Optional<IpAddress> address = IpAddress.parse(cursor.takeWhile(c -> c != ']' && !LineCursor.isBlank(c)));
        if (address.isEmpty()) {
            throw cursor.expected(start, "expected.addressInBrackets");
        }
        if (cursor.peek() != ']') {
            throw cursor.expected("expected.closingBracket");
        }
        cursor.advance();
        return usable(cursor, start, address.get());
    }

    private static String plain(LineCursor cursor) throws LineCursor.Mismatch {
        int start = cursor.position();
        String token = cursor.rest().substring(0, tokenLength(cursor.rest()));
        if (token.indexOf(':') >= 0 && IpAddress.parse(token).isPresent()) {
            throw cursor.expected(start, "expected.brackets");
        }
        String text = cursor.takeWhile(c -> c != ':' && c != ';' && c != '"' && c != '#' && !LineCursor.isBlank(c));
        if (text.isEmpty()) {
            throw cursor.expected("expected.host");
        }
        Optional<IpAddress> address = IpAddress.parse(text);
        if (address.isPresent()) {
            return usable(cursor, start, address.get());
        }
        HostName.Result name = HostName.of(text);
        if (name instanceof HostName.Bad bad) {
            throw cursor.expected(start + bad.offset(), bad.key());
        }
        return ((HostName.Good) name).ascii();
    }

    private static int tokenLength(String text) {
        int length = 0;
        while (length < text.length() && !LineCursor.isBlank(text.charAt(length))) {
            length++;
        }
        return length;
    }

    private static String usable(LineCursor cursor, int start, IpAddress address) throws LineCursor.Mismatch {
        if (address.isUnspecified()) {
            throw cursor.expected(start, "expected.specified");
        }
        return address.toString();
    }

    private static int port(LineCursor cursor) throws LineCursor.Mismatch {
        int start = cursor.position();
        String digits = cursor.takeWhile(c -> c >= '0' && c <= '9');
        int port = digits.isEmpty() || digits.length() > 5 ? 0 : Integer.parseInt(digits);
        if (port < 1 || port > 65535) {
            throw cursor.expected(start, "expected.port");
        }
        return port;
    }
}
