package org.autoroute.smtp.relay.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LineReaderTest {

    private static int end(String octets) {
        return LineReader.end(Octet.buffer(octets), 0, octets.length());
    }

    @Test
    void endsAtCrLfOnly() {
        assertEquals(6, end("NOOP\r\nQUIT\r\n"));
        assertEquals(2, end("\r\n"));
        assertEquals(7, end("A\tBCD\r\n"));
        assertEquals(LineReader.STRAY, end("NOOP\nQUIT\r\n"));
        assertEquals(LineReader.STRAY, end("NOOP\rQUIT\r\n"));
        assertEquals(LineReader.STRAY, end("NO\0OP\r\n"));
        assertEquals(LineReader.STRAY, end("NOOP\r\r\n"));
    }

    @Test
    void waitsForTheRest() {
        assertEquals(LineReader.MORE, end(""));
        assertEquals(LineReader.MORE, end("NOOP"));
        assertEquals(LineReader.MORE, end("NOOP\r"));
    }

    @Test
    void endlessLinesAreNotAwaited() {
        assertEquals(LineReader.MORE, end("x".repeat(LineReader.LONGEST - 1)));
        assertEquals(LineReader.TOO_LONG, end("x".repeat(LineReader.LONGEST)));
        assertEquals(LineReader.LONGEST, end("x".repeat(LineReader.LONGEST - 2) + "\r\n"));
        assertEquals(LineReader.TOO_LONG, end("x".repeat(LineReader.LONGEST) + "\r\n"));
    }

    @Test
    void beginsWhereItIsTold() {
        assertEquals(12, LineReader.end(Octet.buffer("NOOP\r\nRSET\r\n"), 6, 12));
    }

    /** Found by fuzzing: whether its CR and LF came together decided about a line one octet too long. */
    @Test
    void theLimitDoesNotDependOnWhereASegmentEnds() {
        String line = "x".repeat(LineReader.LONGEST - 1) + "\r\n";
        assertEquals(LineReader.TOO_LONG, LineReader.end(Octet.buffer(line), 0, LineReader.LONGEST));
        assertEquals(LineReader.TOO_LONG, end(line));
    }
}
