package org.autoroute.smtp.relay.internal.session;

import java.util.Arrays;

import org.autoroute.smtp.relay.internal.verb.EndOfData;
import org.autoroute.smtp.relay.internal.verb.Verb;
import org.autoroute.smtp.relay.internal.verb.Verbs;
import org.autoroute.smtp.relay.internal.wire.Reply;

/**
 * The replies the client is still to get, in the order of its commands (RFC 2920 section 3.2): those the upstream owes, and between them those the
 * relay gives itself.
 */
final class PendingReplies {

    private static final int MOST = 256;
    /** Marks what the client was answered already. */
    private static final Reply UNHEARD = Reply.of(250, "2.0.0 Ok");

    private Verb[] verbs = new Verb[4];
    private Reply[] own = new Reply[4];
    private String[] details = new String[4];
    private int first;
    private int count;

    boolean isEmpty() {
        return count == 0;
    }

    boolean isFull() {
        return count >= MOST;
    }

    /** Whether nothing is awaited but the reply to a RSET the client knows nothing of: what the relay answers itself need not wait for it. */
    boolean isResetOnly() {
        return count == 1 && isUnheard() && verbs[first] == Verbs.RSET;
    }

    /** Whether the end of a message is with the upstream; nothing is sent behind it before its reply. */
    boolean awaitsFinalReply() {
        return count > 0 && last() instanceof EndOfData;
    }

    /** The command whose reply comes next. */
    Verb first() {
        return verbs[first];
    }

    Verb last() {
        return verbs[index(count - 1)];
    }

    /** The relay's own reply that comes next, or that takes the place of a positive one of the upstream; null when the upstream's counts. */
    Reply ownReply() {
        return own[first];
    }

    /** What is to be remembered if the command succeeds. */
    String detail() {
        return details[first];
    }

    /** A command was sent upstream. @param instead what the client is to get for a positive reply, null for the reply itself */
    void add(Verb verb, String detail, Reply instead) {
        if (count == verbs.length) {
            enlarge();
        }
        int at = index(count++);
        verbs[at] = verb;
        details[at] = detail;
        own[at] = instead;
    }

    /** A command was sent upstream whose reply the client is not to get, because it has one or did not ask. */
    void addUnheard(Verb verb, String detail) {
        add(verb, detail, UNHEARD);
    }

    /** Whether the client is not to get the reply that comes next. */
    boolean isUnheard() {
        return own[first] == UNHEARD;
    }

    /** The relay answers, when the replies before are through. */
    void add(Reply reply) {
        add(null, null, reply);
    }

    /** Whether the next one is the relay's own. */
    boolean ownComesNext() {
        return count > 0 && verbs[first] == null;
    }

    void remove() {
        verbs[first] = null;
        own[first] = null;
        details[first] = null;
        first = index(1);
        count--;
    }

    private int index(int offset) {
        return first + offset & verbs.length - 1;
    }

    private void enlarge() {
        int length = verbs.length;
        verbs = unrolled(verbs, length);
        own = unrolled(own, length);
        details = unrolled(details, length);
        first = 0;
    }

    private <T> T[] unrolled(T[] ring, int length) {
        T[] larger = Arrays.copyOf(ring, length * 2);
        for (int i = 0; i < length; i++) {
            larger[i] = ring[first + i & length - 1];
        }
        return larger;
    }
}
