package org.autoroute.smtp.relay.internal.wire;

import java.nio.ByteBuffer;

/** Finds command lines. Has no state. */
public final class LineReader {

    /** Octets of the longest line looked at; RFC 5321 section 4.5.3.1.4 asks for 512, extensions for more, clients sometimes send more still. */
    public static final int LONGEST = 2048;

    /** The line is not complete. */
    public static final int MORE = -1;
    /** A CR, LF or NUL stands where none may. */
    public static final int STRAY = -2;
    /** There is no end of line within {@link #LONGEST}. */
    public static final int TOO_LONG = -3;

    private LineReader() {
    }

    /** The index behind the CRLF of the line that begins at {@code from}, or one of the negative constants. */
    public static int end(ByteBuffer buffer, int from, int to) {
        return end(buffer, from, to, LONGEST);
    }

    /** @param longest octets of a line looked at, in the place of {@link #LONGEST} */
    public static int end(ByteBuffer buffer, int from, int to, int longest) {
        int bound = Math.min(to, from + longest);
        for (int at = Octets.control(buffer, from, bound); at < bound; at = Octets.control(buffer, at + 1, bound)) {
            byte octet = buffer.get(at);
            if (octet == Octets.LF || octet == Octets.NUL) {
                return STRAY;
            }
            if (octet == Octets.CR && at + 1 < bound) {
                return buffer.get(at + 1) == Octets.LF ? at + 2 : STRAY;
            }
        }
        return to - from < longest ? MORE : TOO_LONG;
    }
}
