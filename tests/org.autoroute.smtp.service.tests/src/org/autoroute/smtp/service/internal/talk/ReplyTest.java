package org.autoroute.smtp.service.internal.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class ReplyTest {

    @Test
    void ofSeveralLinesTheCodeIsToldOnce() {
        assertEquals("421 4.4.1 Nobody is there; 4.4.1 Come again",
                new Reply(421, List.of("421-4.4.1 Nobody is there", "421 4.4.1 Come again")).text());
    }

    @Test
    void oneLineStaysAsItCame() {
        assertEquals("220 mx.example ESMTP", new Reply(220, List.of("220 mx.example ESMTP")).text());
    }
}
