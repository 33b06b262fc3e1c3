package org.autoroute.smtp.relay.internal.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Whatever a client says: lines are found alike whole and in pieces, and no question about a line reads outside of it or never ends. */
public final class CommandFuzz {

    private CommandFuzz() {
    }

    public static void fuzzerTestOneInput(byte[] octets) {
        ByteBuffer buffer = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
        CommandLine line = new CommandLine();
        int from = 0;
        for (int end = LineReader.end(buffer, from, octets.length); end > 0; end = LineReader.end(buffer, from, octets.length)) {
            inPieces(buffer, from, end);
            if (end < from + 2 || octets[end - 2] != '\r' || octets[end - 1] != '\n') {
                throw new AssertionError("a line that does not end with CRLF");
            }
            line.set(buffer, from, end);
            ask(line, "FROM");
            ask(line, "TO");
            from = end;
        }
    }

    private static void inPieces(ByteBuffer buffer, int from, int end) {
        for (int cut = Math.max(from, end - 3); cut < end; cut++) {
            if (LineReader.end(buffer, from, cut) != LineReader.MORE) {
                throw new AssertionError("a line that ends before its end");
            }
        }
    }

    private static void ask(CommandLine line, String keyword) {
        int most = line.length();
        boolean control = line.hasControl();
        if (line.verbLength() > most || line.argument().length() > most || line.verbIs("STARTTLS") && line.verbCode() != 0x53544152) {
            throw new AssertionError("the verb is not within the line");
        }
        if (!line.readPath(keyword)) {
            return;
        }
        if (line.path().isEmpty() != line.isPathEmpty() || !control && line.path().chars().anyMatch(c -> c < ' ')) {
            throw new AssertionError("the path has what the line has not");
        }
        int parameters = 0;
        while (line.nextParameter()) {
            line.isParameterRepeated();
            long value = line.valueAsNumber();
            if (++parameters > most || value < -1 || line.valueLength() > most || line.parameterIs("SIZE") && line.valueIs("X") && value >= 0) {
                throw new AssertionError("parameters without end");
            }
        }
    }
}
