package org.autoroute.smtp.relay.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A reply to the client, ready to be sent. Immutable; the array must not be changed. */
public sealed interface Reply {

    /** The three digits. */
    int code();

    /** All lines with their CRLF. */
    byte[] octets();

    /** What it says, for people: one line, at most 512 characters. Of the upstream's it is the last line, of our own the whole. */
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
        List<String> clean = lines.stream().map(line -> cut(line.replaceAll("[^ -~]", "?"))).toList();
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < clean.size(); i++) {
            all.append(code).append(i == clean.size() - 1 ? ' ' : '-').append(clean.get(i)).append("\r\n");
        }
        // The enhanced code, which each line repeats, once.
        String enhanced = clean.getFirst().substring(0, clean.getFirst().indexOf(' ') + 1);
        String words = clean.getFirst() + clean.stream().skip(1).map(line -> "; " + (line.startsWith(enhanced) ? line.substring(enhanced.length()) : line))
                .collect(Collectors.joining());
        return new Own(code, all.toString().getBytes(StandardCharsets.US_ASCII), code + " " + cut(words));
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), 500));
    }
}
