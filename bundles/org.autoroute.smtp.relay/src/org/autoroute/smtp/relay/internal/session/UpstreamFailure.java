package org.autoroute.smtp.relay.internal.session;

import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;

/**
 * What the client is told when its upstream fails, which depends on how far the message has come: before its end was sent, 421; behind it nobody
 * knows what became of it, 451 (RFC 1047). A message under way is given up without its end.
 */
final class UpstreamFailure {

    private final Session session;
    private boolean networkGone;

    UpstreamFailure(Session session) {
        this.session = session;
    }

    /** Whether the own address of the connection is gone, so that hardly anything can come any more. */
    boolean isNetworkGone() {
        return networkGone;
    }

    /** The connection has ended, and all replies that came before have been dealt with. */
    void lost() {
        tell(networkGone ? Replies.NETWORK_LOST : Replies.SERVER_LOST);
    }

    /** It said what is no reply, or what nobody asked for. */
    void garbled() {
        session.dropUpstream();
        tell(Replies.SERVER_GARBLED);
    }

    /** It answered before it was asked: 421, or in the middle of a message. An acceptance there is none. */
    void spokeEarly(Reply reply) {
        if (!session.isPassingData()) {
            session.end(reply, Outcome.FAILED);
        } else if (reply.code() >= 400) {
            session.abandonData(reply, Outcome.NOT_DELIVERED);
        } else {
            session.abandonData(Replies.SERVER_GARBLED, Outcome.FAILED);
        }
    }

    /** The network it was reached through is gone. A final reply that may be on its way is still awaited for a short while. */
    void networkLost() {
        networkGone = true;
        if (!session.awaitsFinalReply()) {
            session.dropUpstream();
            tell(Replies.NETWORK_LOST);
        }
    }

    private void tell(Reply reply) {
        if (session.isPassingData()) {
            session.abandonData(reply, Outcome.FAILED);
        } else {
            session.end(session.awaitsFinalReply() ? Replies.OUTCOME_UNKNOWN : reply, Outcome.FAILED);
        }
    }
}
