package org.autoroute.smtp.relay.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.autoroute.smtp.relay.internal.verb.Verbs;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.junit.jupiter.api.Test;

class PendingRepliesTest {

    @Test
    void keepsTheOrderWhileItGrowsAndTurns() {
        PendingReplies pending = new PendingReplies();
        int added = 0;
        int removed = 0;
        for (int round = 0; round < 100; round++) {
            for (int i = 0; i < round % 7 && !pending.isFull(); i++) {
                pending.add(Verbs.MAIL, String.valueOf(added++), null);
            }
            for (int i = 0; i < round % 5 && !pending.isEmpty(); i++) {
                assertEquals(String.valueOf(removed++), pending.detail());
                pending.remove();
            }
        }
        while (!pending.isEmpty()) {
            assertEquals(String.valueOf(removed++), pending.detail());
            pending.remove();
        }
        assertEquals(added, removed);
    }

    @Test
    void isBounded() {
        PendingReplies pending = new PendingReplies();
        int count = 0;
        while (!pending.isFull()) {
            pending.add(Replies.OK);
            count++;
        }
        assertEquals(256, count);
    }

    @Test
    void tellsItsOwnFromTheUpstreams() {
        PendingReplies pending = new PendingReplies();
        pending.add(Verbs.RSET, null, Replies.BYE);
        pending.add(Replies.OK);
        assertFalse(pending.ownComesNext());
        assertSame(Replies.BYE, pending.ownReply());
        pending.remove();
        assertTrue(pending.ownComesNext());
        assertSame(Replies.OK, pending.ownReply());
    }
}
