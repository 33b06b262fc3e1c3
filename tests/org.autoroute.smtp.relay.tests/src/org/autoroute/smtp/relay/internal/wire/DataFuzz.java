package org.autoroute.smtp.relay.internal.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Whatever a message holds: what the scanner lets pass in pieces is what a plain reading of RFC 5321 section 4.1.1.4 lets pass, and no server, however
 * careless about line ends, finds an end of data in it that the scanner has not announced.
 */
public final class DataFuzz {

    private DataFuzz() {
    }

    /** The first two octets say how long the pieces are. */
    public static void fuzzerTestOneInput(byte[] octets) {
        if (octets.length < 2) {
            return;
        }
        byte[] message = Arrays.copyOfRange(octets, 2, octets.length);
        StringBuilder passed = new StringBuilder();
        DataScanner scanner = new DataScanner(true);
        DataScanner.Found found = DataScanner.Found.MORE;
        int from = 0;
        int to = 0;
        for (int round = 0; found == DataScanner.Found.MORE && to < message.length; round++) {
            to = Math.min(message.length, to + 1 + (octets[round % 2] & 0xff) % 64);
            found = scanner.scan(ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN), from, to);
            passed.append(new String(message, from, scanner.safe() - from, StandardCharsets.ISO_8859_1));
            from = scanner.safe();
            if (found == DataScanner.Found.MORE && to - from > 2) {
                throw new AssertionError("held back: " + (to - from));
            }
        }
        check(passed.toString(), found, scanner, new String(message, StandardCharsets.ISO_8859_1));
    }

    private static void check(String passed, DataScanner.Found found, DataScanner scanner, String message) {
        int end = end(message);
        String strayless = passed.replace("\r\n", "");
        String lines = "\r\n" + passed;
        boolean ended = found == DataScanner.Found.END;
        boolean right = message.startsWith(passed) && scanner.passed() == passed.length() && scanner.size() <= passed.length() && scanner.size() >= 0
                && strayless.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0)
                && ended == (end >= 0) && (!ended || passed.length() == end)
                && lines.indexOf("\r\n.\r\n") == (ended ? lines.length() - 5 : -1);
        if (!right) {
            throw new AssertionError(found + " after " + passed.length() + " octets, plain reading: " + end);
        }
    }

    /** Behind the end of data, -1 when there is none or something stray stands before it. */
    private static int end(String message) {
        int at = 0;
        while (true) {
            int line = message.indexOf("\r\n", at);
            String content = message.substring(at, line < 0 ? message.length() : line);
            if (line < 0 || content.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
                return -1;
            }
            if (content.equals(".")) {
                return line + 2;
            }
            at = line + 2;
        }
    }
}
