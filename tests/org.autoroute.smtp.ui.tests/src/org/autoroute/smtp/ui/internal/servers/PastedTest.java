package org.autoroute.smtp.ui.internal.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.autoroute.smtp.routing.ServerList;

class PastedTest {

    private static final ServerList LIST = ServerList.parse("a.example\n");

    @Test
    void commentsAndBlankLinesAreSkipped() {
        assertEquals(new Pasted.Lines(List.of("b.example", "c.example:26 # work"), 0),
                Pasted.of("# mine\r\nb.example\r\n\r\nc.example:26 # work\r\n", LIST));
    }

    @Test
    void oneWrongLineKeepsAllOut() {
        Pasted.Wrong wrong = assertInstanceOf(Pasted.Wrong.class, Pasted.of("b.example\nno server\nc:x", LIST));
        assertEquals(List.of(2, 3), wrong.problems().stream().map(ServerList.Problem::line).toList());
    }

    @Test
    void whatIsInTheListAlreadyIsCountedHoweverItIsWritten() {
        assertEquals(new Pasted.Lines(List.of("A.example:25", "b.example", "b.example"), 2), Pasted.of("A.example:25\nb.example\nb.example", LIST));
    }

    @Test
    void noServerIsNothing() {
        assertInstanceOf(Pasted.Nothing.class, Pasted.of("", LIST));
        assertInstanceOf(Pasted.Nothing.class, Pasted.of("# none\n\n", LIST));
    }
}
