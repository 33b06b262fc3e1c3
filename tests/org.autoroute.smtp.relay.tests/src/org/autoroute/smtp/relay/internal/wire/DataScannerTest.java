package org.autoroute.smtp.relay.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.autoroute.smtp.relay.internal.wire.DataScanner.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scanner against a plain reading of RFC 5321 section 4.1.1.4, whole and in pieces of every size. */
class DataScannerTest {

    /** What passed, and how it ended. */
    private record Outcome(String passed, Found found, int hops, long size) {
    }

    /** Feeds the octets in pieces that end before these indices, what was held back again in front of each. */
    private static Outcome scan(String octets, int... cuts) {
        DataScanner scanner = new DataScanner(true);
        StringBuilder passed = new StringBuilder();
        String held = "";
        int from = 0;
        for (int i = 0; i <= cuts.length; i++) {
            int to = i < cuts.length ? cuts[i] : octets.length();
            String piece = held + octets.substring(from, to);
            from = to;
            Found found = scanner.scan(Octet.buffer(piece), 0, piece.length());
            passed.append(piece, 0, scanner.safe());
            held = piece.substring(scanner.safe());
            assertTrue(found != Found.MORE || held.length() <= 2, "held back: " + held.length());
            if (found != Found.MORE) {
                return new Outcome(passed.toString(), found, scanner.hops(), scanner.size());
            }
        }
        return new Outcome(passed.toString(), Found.MORE, scanner.hops(), scanner.size());
    }

    /** Octet by octet, as the RFC tells it. */
    private static Outcome plain(String octets) {
        int at = 0;
        int stuffed = 0;
        boolean header = true;
        int hops = 0;
        while (true) {
            int end = at;
            while (end < octets.length() && "\r\n\0".indexOf(octets.charAt(end)) < 0) {
                end++;
            }
            String line = octets.substring(at, end);
            boolean cut = end >= octets.length() || end == octets.length() - 1 && octets.charAt(end) == '\r';
            boolean whole = !cut && octets.startsWith("\r\n", end);
            boolean last = whole && line.equals(".");
            boolean held = cut && line.equals(".");
            stuffed += line.startsWith(".") && !last && !held ? 1 : 0;
            String content = line.startsWith(".") ? line.substring(1) : line;
            hops += header && content.toLowerCase(java.util.Locale.ROOT).startsWith("received:") ? 1 : 0;
            if (cut) {
                int safe = held ? at : end;
                return new Outcome(octets.substring(0, safe), Found.MORE, hops, safe - stuffed);
            }
            if (!whole) {
                return new Outcome(octets.substring(0, end), Found.STRAY, hops, end - stuffed);
            }
            if (last) {
                return new Outcome(octets.substring(0, end + 2), Found.END, hops, at - stuffed);
            }
            header &= !line.isEmpty();
            at = end + 2;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n.\n", "\r.\r", "\r.\n", "\n.\r", "\n.\r\n", "\r\n.\n", "\r.\r\n", "\r\n.\rx", "\r\n\0.\r\n",
            "\r\n.\0\r\n", "\n", "\rx", "\0"})
    void noOtherEndThanCrLfDotCrLf(String ending) {
        String octets = "Subject: x\r\n\r\nhello" + ending + "MAIL FROM:<x@y>\r\n.\r\n";
        for (int cut = 0; cut <= octets.length(); cut++) {
            Outcome outcome = scan(octets, cut);
            assertEquals(Found.STRAY, outcome.found());
            assertTrue(!outcome.passed().contains("MAIL"), "nothing behind it is passed");
            assertTrue(outcome.passed().replace("\r\n", "").chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0), "nor itself");
        }
    }

    @ParameterizedTest
    @CsvSource({"'.^',0", "'^.^',0", "'..^.^',1", "'a^..b^.c^^.^',2", "'...^.^',1"})
    void endAndTransparency(String text, int stuffed) {
        String octets = text.replace("^", "\r\n");
        for (int cut = 0; cut <= octets.length(); cut++) {
            Outcome outcome = scan(octets, cut);
            assertEquals(Found.END, outcome.found());
            assertEquals(octets, outcome.passed());
            assertEquals(octets.length() - stuffed - ".\r\n".length(), outcome.size());
        }
    }

    @Test
    void whatFollowsTheEndIsLeftAlone() {
        assertEquals("x\r\n.\r\n", scan("x\r\n.\r\nMAIL FROM:<a@b>\r\n").passed());
    }

    @Test
    void receivedFieldsOfTheHeaderAreCounted() {
        String octets = "Received: a\r\nRECEIVED: b\r\n received: folded\r\nX-Received: c\r\n.Received: stuffed\r\nReceived:\r\n\r\n"
                + "Received: body\r\n.\r\n";
        for (int cut = 0; cut <= octets.length(); cut++) {
            assertEquals(4, scan(octets, cut).hops(), "cut at " + cut);
        }
    }

    @Test
    void anythingInPiecesOfAnySizeIsAsThePlainReadingSays() {
        Random random = new Random(20261123);
        String[] words = {"\r\n", "\r\n", ".", "..", "x", "\t", "received:", "Received: y", "\u00e9\u0001", "0123456789abcdef", "\r\n.\r\n", "\r",
            "\n", "\0"};
        for (int round = 0; round < 100_000; round++) {
            StringBuilder octets = new StringBuilder();
            int length = random.nextInt(14);
            int common = random.nextInt(3) == 0 ? words.length : words.length - 3;
            for (int i = 0; i < length; i++) {
                octets.append(words[random.nextInt(common)]);
            }
            int[] cuts = random.ints(random.nextInt(4), 0, octets.length() + 1).sorted().toArray();
            String text = octets.toString();
            Outcome expected = plain(text);
            assertEquals(expected, scan(text, cuts), () -> text.replace("\r", "\\r").replace("\n", "\\n") + java.util.Arrays.toString(cuts));
        }
    }

    @Test
    void endFinderFindsTheSameEnd() {
        byte[] octets = "a\r\n.b\r\r\n.\r\nrest".getBytes(StandardCharsets.ISO_8859_1);
        for (int cut = 0; cut <= octets.length; cut++) {
            EndFinder finder = new EndFinder(true);
            boolean first = finder.found(Octet.buffer(octets), 0, cut);
            assertEquals(cut >= 11, first);
            assertTrue(first || finder.found(Octet.buffer(octets), cut, octets.length));
        }
        assertTrue(new EndFinder(true).found(Octet.buffer(".\r\n"), 0, 3));
        assertTrue(!new EndFinder(false).found(Octet.buffer(".\r\n"), 0, 3));
    }
}
