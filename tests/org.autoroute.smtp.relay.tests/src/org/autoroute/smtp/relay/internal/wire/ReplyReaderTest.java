package org.autoroute.smtp.relay.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {

    private final ReplyReader reader = new ReplyReader();

    private int end(String octets) {
        return reader.end(Octet.buffer(octets), 0, octets.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"250 ok\r\n", "250\r\n", "250 \r\n", "250-a\r\n250-b\r\n250 c\r\n", "550-5.1.1 x\r\n550\r\n", "250-a\n250 b\n"})
    void wholeInOneOrInPieces(String reply) {
        for (int cut = 0; cut < reply.length(); cut++) {
            ReplyReader fresh = new ReplyReader();
            ByteBuffer buffer = Octet.buffer(reply + "220 more\r\n");
            assertEquals(ReplyReader.MORE, fresh.end(buffer, 0, cut), "cut at " + cut);
            assertEquals(reply.length(), fresh.end(buffer, 0, reply.length() + 3));
            assertEquals(Integer.parseInt(reply.substring(0, 3)), fresh.code());
            assertEquals(ReplyReader.MORE, fresh.end(buffer, reply.length(), reply.length() + 3), "the next one begins anew");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage\r\n", "25\r\n", "2500 x\r\n", "150 x\r\n", "650 x\r\n", "250+x\r\n", "250-a\r\n550 b\r\n", "250 a\rb\r\n",
            "250 a\0\r\n", "\r\n", "2x0 a\r\n", "250-a\r\n\r\n"})
    void whatIsNoReply(String octets) {
        assertEquals(ReplyReader.MALFORMED, end(octets));
    }

    @Test
    void endlessLinesAreNoReply() {
        assertEquals(ReplyReader.MORE, end("250 " + "x".repeat(ReplyReader.LONGEST_LINE - 5)));
        assertEquals(ReplyReader.MALFORMED, end("250 " + "x".repeat(ReplyReader.LONGEST_LINE)));
    }

    /** Found by fuzzing: whether its CR and LF came together decided about a line one octet too long. */
    @Test
    void theLimitDoesNotDependOnWhereASegmentEnds() {
        String line = "250 " + "x".repeat(ReplyReader.LONGEST_LINE - 5) + "\r\n";
        assertEquals(ReplyReader.MALFORMED, end(line.substring(0, ReplyReader.LONGEST_LINE)));
        assertEquals(ReplyReader.MALFORMED, new ReplyReader().end(Octet.buffer(line), 0, line.length()));
    }

    @Test
    void lineFeedsAloneAreNoticedAndMended() {
        String reply = "250-a\n250-b\r\n250 c\n";
        end(reply);
        assertTrue(reader.hasBareLineFeed());
        byte[] mended = ReplyReader.normalised(Octet.buffer(reply), 0, reply.length());
        assertEquals("250-a\r\n250-b\r\n250 c\r\n", new String(mended, StandardCharsets.ISO_8859_1));
        end("250 a\r\n");
        assertFalse(reader.hasBareLineFeed());
    }

    @Test
    void theLastLineIsFoundAndPutInWords() {
        String reply = "250-a\r\n250 b\u0007c\r\n";
        end(reply);
        assertEquals(7, reader.lastLine());
        assertEquals("250 b c", ReplyReader.words(Octet.buffer(reply), reader.lastLine(), reply.length()));
    }

    /** A terminal takes U+009B for the beginning of a command, and so does a pager that shows the log. */
    @Test
    void wordsHoldNoControlCharacterOfEitherSet() {
        String reply = "250 a\u001bb\u007fc\u00c2\u009bd\r\n";
        assertEquals("250 a b c d", ReplyReader.words(Octet.buffer(reply), 0, reply.length()));
    }
}
