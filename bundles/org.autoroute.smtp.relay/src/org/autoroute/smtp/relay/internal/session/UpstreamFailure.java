package org.autoroute.smtp.relay.internal.session;

import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.relay.internal.health.Failure;
import org.autoroute.smtp.relay.internal.health.HealthBook;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;
import org.autoroute.smtp.routing.HostPort;

/**
 * What the client is told when its upstream fails, which depends on how far the message has come: before its end was sent, 421; behind it nobody
 * knows what became of it, 451 (RFC 1047). A message under way is given up without its end.
 */
final class UpstreamFailure {

    private final Session session;
    private final Stage stage;
    private final MessageInTransit message;
    private final ServerChange change;
    private final UpstreamSide upstream;
    private final PendingReplies pending;
    private final HealthBook health;

    UpstreamFailure(Session session, Stage stage, MessageInTransit message, ServerChange change, UpstreamSide upstream, PendingReplies pending,
            HealthBook health) {
        this.session = session;
        this.stage = stage;
        this.message = message;
        this.change = change;
        this.upstream = upstream;
        this.pending = pending;
        this.health = health;
    }

    /** It has done what it is there for. */
    void worked() {
        health.answered(server());
    }

    /** It did not do what it should have done now. @param how in words */
    private void note(String how) {
        health.failed(server(), Failure.mail(how));
    }

    private HostPort server() {
        return upstream.link().candidate().entry().server();
    }

    /** The connection has ended, and all replies that came before have been dealt with. */
    void lost() {
        if (change.replace()) {
            return;
        }
        if (!change.isNetworkGone() && (stage.isPassingData() || !pending.isEmpty())) {
            note("it ended the connection in the middle of a transaction");
        }
        tell(change.isNetworkGone() ? Replies.NETWORK_LOST : Replies.SERVER_LOST);
    }

    /** It said what is no reply, or what nobody asked for. */
    void garbled() {
        if (change.replace()) {
            return;
        }
        note("it does not follow the protocol");
        upstream.drop();
        tell(Replies.SERVER_GARBLED);
    }

    /** It answered before it was asked: 421, or in the middle of a message. An acceptance there is none. */
    void spokeEarly(Reply reply) {
        if (stage.isPassingData()) {
            note("in the middle of a message it said " + reply.words());
        }
        if (!stage.isPassingData()) {
            session.end(reply, Outcome.FAILED);
        } else if (reply.code() >= 400) {
            message.abandon(reply, Outcome.NOT_DELIVERED);
        } else {
            message.abandon(Replies.SERVER_GARBLED, Outcome.FAILED);
        }
    }

    /** Nobody answers in the place of the one that was kept. */
    void notReplaced() {
        tell(Replies.SERVER_LOST);
    }

    /** It answered a command with 421. */
    void closing(String words) {
        note("it said " + words);
    }

    /** A time limit has passed. @param reply which says whose */
    void late(Reply reply) {
        if (reply == Replies.SERVER_TIMEOUT || reply == Replies.NO_FINAL_REPLY) {
            note("it did not answer in time in the middle of a transaction");
        }
    }

    /** The network it was reached through is gone. A final reply that may be on its way is still awaited for a short while. */
    void networkLost() {
        if (!pending.awaitsFinalReply()) {
            upstream.drop();
            tell(Replies.NETWORK_LOST);
        }
    }

    private void tell(Reply reply) {
        if (stage.isPassingData()) {
            message.abandon(reply, Outcome.FAILED);
        } else {
            session.end(pending.awaitsFinalReply() ? Replies.OUTCOME_UNKNOWN : reply, Outcome.FAILED);
        }
    }
}
