package org.autoroute.smtp.ui.internal.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;

import org.autoroute.smtp.routing.ServerList;

class LineCheckTest {

    private static final ServerList LIST = ServerList.parse("# mine\na.example\nwrong line\nb.example \"Office\"\n");

    @Test
    void aLineIsRightOrWrongOrNotThereYet() {
        assertEquals(new LineCheck.Right(), LineCheck.of("c.example:587", LIST, -1));
        assertEquals(new LineCheck.Blank(), LineCheck.of("  ", LIST, -1));
        assertEquals(11, assertInstanceOf(LineCheck.Wrong.class, LineCheck.of("c.example:x", LIST, -1)).fault().column());
    }

    @Test
    void theSameInOtherWordsIsTheSame() {
        assertEquals(new LineCheck.Twice(2), LineCheck.of("B.example:25 \"Office\" # again", LIST, -1));
        assertEquals(new LineCheck.Right(), LineCheck.of("b.example", LIST, -1));
    }

    @Test
    void aRowIsNotComparedWithItself() {
        assertEquals(new LineCheck.Right(), LineCheck.of("a.example:25", LIST, 0));
        assertEquals(new LineCheck.Twice(0), LineCheck.of("a.example:25", LIST, 2));
    }
}
