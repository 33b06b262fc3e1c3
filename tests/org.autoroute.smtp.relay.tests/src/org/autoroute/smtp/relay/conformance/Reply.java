package org.autoroute.smtp.relay.conformance;

import java.util.List;

/**
 * A reply as the client read it.
 *
 * @param lines at least one, without CRLF
 */
record Reply(List<String> lines) {

    int code() {
        return Integer.parseInt(lines.getFirst().substring(0, 3));
    }

    /** The last line. */
    String last() {
        return lines.getLast();
    }

    /** Whether the code is one of these; an x stands for any digit: {@code 4xx|5xx}. */
    boolean is(String pattern) {
        return String.valueOf(code()).matches(pattern.replace('x', '.'));
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
