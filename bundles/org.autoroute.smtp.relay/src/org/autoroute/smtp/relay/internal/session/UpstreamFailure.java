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
        if (session.replaceUpstream()) {
            return;
        }
        if (!networkGone && session.needsServer()) {
            session.serverFailed("it ended the connection in the middle of a transaction");
        }
        tell(networkGone ? Replies.NETWORK_LOST : Replies.SERVER_LOST);
    }

    /** It said what is no reply, or what nobody asked for. */
    void garbled() {
        if (session.replaceUpstream()) {
            return;
        }
        session.serverFailed("it does not follow the protocol");
        session.dropUpstream();
        tell(Replies.SERVER_GARBLED);
    }

    /** It answered before it was asked: 421, or in the middle of a message. An acceptance there is none. */
    void spokeEarly(Reply reply) {
        if (session.isPassingData()) {
            session.serverFailed("in the middle of a message it said " + reply.words());
        }
        if (!session.isPassingData()) {
            session.end(reply, Outcome.FAILED);
        } else if (reply.code() >= 400) {
            session.abandonData(reply, Outcome.NOT_DELIVERED);
        } else {
            session.abandonData(Replies.SERVER_GARBLED, Outcome.FAILED);
        }
    }

    /** Nobody answers in the place of the one that was kept. */
    void notReplaced() {
        tell(Replies.SERVER_LOST);
    }

    /** It answered a command with 421. */
    void closing(String words) {
        session.serverFailed("it said " + words);
    }

    /** A time limit has passed. @param reply which says whose */
    void late(Reply reply) {
        if (reply == Replies.SERVER_TIMEOUT || reply == Replies.NO_FINAL_REPLY) {
            session.serverFailed("it did not answer in time in the middle of a transaction");
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
