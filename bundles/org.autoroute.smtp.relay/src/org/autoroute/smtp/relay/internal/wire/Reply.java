package org.autoroute.smtp.relay.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A reply to the client, ready to be sent. Immutable; the array must not be changed. */
public sealed interface Reply {

    /** The three digits. */
    int code();

    /** All lines with their CRLF. */
    byte[] octets();

    /** The last line in words. */
    String words();

    /** A reply of the relay itself. */
    record Own(int code, byte[] octets, String words) implements Reply {
    }

    /** A reply of the upstream that is sent later than it came. */
    record Upstream(int code, byte[] octets, String words) implements Reply {
    }

    /** One line: code, a space, and the text. */
    static Reply of(int code, String text) {
        return lines(code, List.of(text));
    }

    /** Several lines; whatever is not printable ASCII in them is replaced by a question mark, long ones are cut to the 512 octets of RFC 5321. */
    static Reply lines(int code, List<String> lines) {
        StringBuilder all = new StringBuilder();
        String last = "";
        for (int i = 0; i < lines.size(); i++) {
            String clean = lines.get(i).replaceAll("[^ -~]", "?");
            last = code + " " + clean.substring(0, Math.min(clean.length(), 500));
            all.append(code).append(i == lines.size() - 1 ? ' ' : '-').append(last, 4, last.length()).append("\r\n");
        }
        return new Own(code, all.toString().getBytes(StandardCharsets.US_ASCII), last);
    }
}
