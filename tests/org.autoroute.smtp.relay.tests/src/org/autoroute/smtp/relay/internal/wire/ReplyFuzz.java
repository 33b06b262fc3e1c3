package org.autoroute.smtp.relay.internal.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Whatever a server answers: found alike whole and in two pieces; what is passed to the client is lines of one code that end with CRLF. */
public final class ReplyFuzz {

    private ReplyFuzz() {
    }

    /** The first octet says where the rest is cut. */
    public static void fuzzerTestOneInput(byte[] octets) {
        if (octets.length == 0) {
            return;
        }
        ByteBuffer buffer = ByteBuffer.wrap(octets, 1, octets.length - 1).slice().order(ByteOrder.LITTLE_ENDIAN);
        int length = buffer.remaining();
        int cut = length == 0 ? 0 : (octets[0] & 0xff) % (length + 1);
        ReplyReader whole = new ReplyReader();
        ReplyReader pieces = new ReplyReader();
        int from = 0;
        while (true) {
            int end = whole.end(buffer, from, length);
            int first = cut > from ? pieces.end(buffer, from, cut) : ReplyReader.MORE;
            int second = first == ReplyReader.MORE ? pieces.end(buffer, from, length) : first;
            if (end != second) {
                throw new AssertionError("whole " + end + ", in pieces " + second);
            }
            if (end < 0) {
                return;
            }
            check(whole, buffer, from, end);
            from = end;
        }
    }

    private static void check(ReplyReader reader, ByteBuffer buffer, int from, int end) {
        String text = new String(ReplyReader.normalised(buffer, from, end), StandardCharsets.ISO_8859_1);
        boolean same = text.equals(StandardCharsets.ISO_8859_1.decode(buffer.slice(from, end - from)).toString());
        if (same == reader.hasBareLineFeed() || reader.code() < 200 || reader.code() > 599 || from + reader.lastLine() >= end
                || ReplyReader.words(buffer, from, end).chars().anyMatch(Character::isISOControl)) {
            throw new AssertionError(text);
        }
        String[] lines = text.split("\r\n", -1);
        for (int i = 0; i < lines.length - 1; i++) {
            boolean last = i == lines.length - 2;
            if (!lines[i].startsWith(Integer.toString(reader.code())) || lines[i].startsWith("-", 3) == last
                    || lines[i].chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
                throw new AssertionError(text);
            }
        }
    }
}
