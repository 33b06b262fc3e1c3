package org.autoroute.smtp.relay.internal.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class ReplyTest {

    @Test
    void theWordsOfAReplyOfSeveralLinesTellTheCause() {
        Reply reply = Replies.unreachable(List.of("192.0.2.25:25: connection refused"));
        assertEquals("421-4.4.1 No mail server can be reached\r\n421-4.4.1 192.0.2.25:25: connection refused\r\n"
                + "421 4.4.1 The message was not taken; send it again later\r\n", new String(reply.octets(), US_ASCII));
        assertEquals("421 4.4.1 No mail server can be reached; 192.0.2.25:25: connection refused; The message was not taken; send it again later",
                reply.words());
    }

    @Test
    void linesAndWordsKeepToTheLimitOfALine() {
        Reply reply = Replies.unreachable(List.of("x".repeat(600), "y\u00e9\r\n"));
        assertEquals(504, reply.words().length());
        assertEquals(List.of(39, 504, 14, 56), new String(reply.octets(), US_ASCII).lines().map(String::length).toList());
    }
}
