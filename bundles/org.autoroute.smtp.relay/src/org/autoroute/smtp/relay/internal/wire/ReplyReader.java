package org.autoroute.smtp.relay.internal.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.autoroute.smtp.routing.HarmlessText;

/** Finds the upstream's replies (RFC 5321 section 4.2) and checks their form, line after line as they come. One for each connection. */
public final class ReplyReader {

    /** Octets of the longest line taken; RFC 5321 section 4.5.3.1.5 allows 512. */
    public static final int LONGEST_LINE = 2048;
    /** The same while logging in (RFC 4954 section 4). */
    public static final int LONGEST_CHALLENGE = 12_288;

    /** The reply is not complete. */
    public static final int MORE = -1;
    /** It is no reply: no code, codes that differ, a stray CR or NUL, an endless line. */
    public static final int MALFORMED = -2;

    private final int longestLine;
    private int code;
    private int linesSeen;
    private int lastLine;
    private boolean bareLineFeed;

    public ReplyReader() {
        this(LONGEST_LINE);
    }

    public ReplyReader(int longestLine) {
        this.longestLine = longestLine;
    }

    /** The index behind the last line of the reply that begins at {@code from}, or one of the negative constants. */
    public int end(ByteBuffer buffer, int from, int to) {
        if (linesSeen == 0) {
            code = 0;
            bareLineFeed = false;
            lastLine = 0;
        }
        int line = from + lastLine;
        while (true) {
            int next = lineEnd(buffer, line, to);
            if (next < 0) {
                lastLine = line - from;
                return next;
            }
            int value = code(buffer, line, next);
            if (value < 0 || linesSeen > 0 && value != code) {
                return MALFORMED;
            }
            code = value;
            if (buffer.get(line + 3) != '-') {
                lastLine = line - from;
                linesSeen = 0;
                return next;
            }
            linesSeen++;
            line = next;
        }
    }

    /** The index behind a line's LF. */
    private int lineEnd(ByteBuffer buffer, int from, int to) {
        int bound = Math.min(to, from + longestLine);
        for (int at = Octets.control(buffer, from, bound); at < bound; at = Octets.control(buffer, at + 1, bound)) {
            byte octet = buffer.get(at);
            if (octet == Octets.LF) {
                bareLineFeed = true;
                return at + 1;
            }
            if (octet == Octets.CR && at + 1 < bound) {
                return buffer.get(at + 1) == Octets.LF ? at + 2 : MALFORMED;
            }
            if (octet == Octets.NUL) {
                return MALFORMED;
            }
        }
        return to - from < longestLine ? MORE : MALFORMED;
    }

    private static int code(ByteBuffer buffer, int line, int next) {
        if (next - line < 4) {
            return -1;
        }
        int first = buffer.get(line) - '0';
        int second = buffer.get(line + 1) - '0';
        int third = buffer.get(line + 2) - '0';
        byte separator = buffer.get(line + 3);
        boolean wellFormed = first >= 2 && first <= 5 && second >= 0 && second <= 9 && third >= 0 && third <= 9
                && (separator == ' ' || separator == '-' || separator == Octets.CR || separator == Octets.LF);
        return wellFormed ? first * 100 + second * 10 + third : -1;
    }

    /** The code of the reply found last. */
    public int code() {
        return code;
    }

    /** Whether a line of the reply found last ends without CR. */
    public boolean hasBareLineFeed() {
        return bareLineFeed;
    }

    /** Where the last line of the reply found last begins, counted from the reply's beginning. */
    public int lastLine() {
        return lastLine;
    }

    /** The octets of a reply with CRLF at every end of line. */
    public static byte[] normalised(ByteBuffer buffer, int from, int to) {
        StringBuilder text = new StringBuilder(to - from + 8);
        for (int i = from; i < to; i++) {
            byte octet = buffer.get(i);
            if (octet == Octets.LF && (i == from || buffer.get(i - 1) != Octets.CR)) {
                text.append('\r');
            }
            text.append((char) (octet & 0xff));
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A line in words, without its end, bounded and free of control characters. */
    public static String words(ByteBuffer buffer, int from, int to) {
        byte[] octets = new byte[Math.min(to - from, 512)];
        buffer.get(from, octets);
        return HarmlessText.of(new String(octets, StandardCharsets.UTF_8).stripTrailing(), ' ');
    }
}
