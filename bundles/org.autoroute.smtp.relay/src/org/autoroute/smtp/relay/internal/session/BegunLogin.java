package org.autoroute.smtp.relay.internal.session;

import java.nio.charset.StandardCharsets;

import org.autoroute.smtp.relay.internal.verb.LoginVerb;
import org.autoroute.smtp.relay.internal.verb.Verbs;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;

/**
 * A login the client began with the relay, before it gave a name that is the upstream's business: AUTH is said for it, and what it answered is the
 * answer to the upstream's challenge. From there on it speaks with the upstream itself.
 */
final class BegunLogin {

    private final Session session;
    private final UpstreamSide upstream;
    private final PendingReplies pending;
    /** What the client has answered; null when nothing was begun. */
    private byte[] answer;

    BegunLogin(Session session, UpstreamSide upstream, PendingReplies pending) {
        this.session = session;
        this.upstream = upstream;
        this.pending = pending;
    }

    /** @param line what the client answered, with its CRLF; must not be changed */
    void begin(String mechanism, byte[] line) {
        answer = line;
        upstream.send(("AUTH " + mechanism + "\r\n").getBytes(StandardCharsets.US_ASCII));
        pending.addUnheard(Verbs.AUTH, null);
    }

    /** The upstream's reply to AUTH is there. */
    void answered(Reply reply) {
        byte[] line = answer;
        answer = null;
        if (reply.code() == LoginVerb.CHALLENGE) {
            upstream.send(line);
            pending.add(Verbs.AUTH_ANSWER, null, null);
        } else if (reply.code() == LoginVerb.SUCCESS) {
            session.refuse(Replies.SERVER_GARBLED);
        } else {
            session.say(reply);
        }
    }
}
