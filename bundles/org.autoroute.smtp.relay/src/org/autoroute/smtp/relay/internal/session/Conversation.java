package org.autoroute.smtp.relay.internal.session;

import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;

import org.autoroute.smtp.relay.RelayOptions.Limits;
import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.relay.internal.session.Stage.Phase;
import org.autoroute.smtp.relay.internal.upstream.Link;
import org.autoroute.smtp.relay.internal.verb.Data;
import org.autoroute.smtp.relay.internal.verb.Dialogue;
import org.autoroute.smtp.relay.internal.verb.Verbs;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.Route;

/**
 * A session from its greeting on: commands, replies and messages between the client and an upstream. Whatever happened, {@link #goOn} lets proceed what
 * can proceed, and {@link #endIfDue} ends what cannot.
 */
final class Conversation {

    private static final System.Logger LOG = System.getLogger(Conversation.class.getName());

    private final Session session;
    private final Stage stage;
    private final LoopSessions home;
    private final Journal journal;
    private final ClientSide client;
    private final UpstreamSide upstream;
    private final Dialogue dialogue;
    private final PendingReplies pending = new PendingReplies();
    private final MessageInTransit message;
    private final ServerChange change;
    private final UpstreamFailure failure;
    private final CommandPump commands;
    private final ReplyPump replies;

    Conversation(Session session, Stage stage, LoopSessions home, Journal journal, ClientSide client, UpstreamSide upstream, Dialogue dialogue,
            RouteWatch watch) {
        this.session = session;
        this.stage = stage;
        this.home = home;
        this.journal = journal;
        this.client = client;
        this.upstream = upstream;
        this.dialogue = dialogue;
        Limits limits = home.environment().options().limits();
        message = new MessageInTransit(session, this, stage, client, upstream, dialogue, pending, journal, limits);
        change = new ServerChange(session, this, stage, home, client, upstream, dialogue, pending, journal, watch);
        failure = new UpstreamFailure(session, stage, message, change, upstream, pending, home.environment().means().health());
        Transactions transactions = new Transactions(dialogue, journal, message, failure, home.environment().tally());
        BegunLogin begunLogin = new BegunLogin(session, upstream, pending);
        commands = new CommandPump(session, this, stage, client, upstream, dialogue, pending, message, change, begunLogin, home.line(), limits.errors());
        replies = new ReplyPump(session, stage, failure, change, transactions, begunLogin, client, upstream, dialogue, pending, limits.replyOctets());
    }

    /** The upstream owes a reply to RSET, which came before this session. */
    void awaitReset() {
        pending.addUnheard(Verbs.RSET, null);
    }

    /** @param readable whether the client may have sent something */
    void goOn(boolean readable) {
        if (stage.takesReplies()) {
            replies.run();
        }
        boolean more = pass(readable);
        message.discard(more);
        while (stage.takesCommands() && !isAtLastBoundary()) {
            commands.run();
            if (!stage.isPassingData() && !stage.is(Phase.DISCARDING)) {
                break;
            }
            pass(false);
            message.discard(false);
        }
    }

    /** @return whether the client may still have something to be read */
    private boolean pass(boolean readable) {
        if (!stage.isPassingData()) {
            return readable;
        }
        message.pass(readable);
        return false;
    }

    /** Before the upstream is given something to answer: what it has said already is no answer to that. */
    void hearUpstream() {
        upstream.hear();
        replies.run();
    }

    void clientIs(String name) {
        journal.helo(name);
    }

    Reply helloReply(boolean extended) {
        return home.helloReply(extended, dialogue.offered(), dialogue.offersStartTls());
    }

    /** TLS with the client has begun; what it said before is forgotten. */
    void secured() {
        stage.enter(Phase.COMMANDS);
        dialogue.secured(change.offered());
        journal.helo("");
    }

    // What cannot go on

    /** Takes the last words of an upstream that is lost, and ends what cannot go on. */
    void endIfDue() {
        if (stage.takesReplies() && upstream.isLost()) {
            replies.run();
        }
        if (stage.takesReplies()) {
            end();
        }
        message.discard(false);
    }

    private void end() {
        boolean told = !client.isReady() && !upstream.inbox().isEmpty();
        if (upstream.isLost() && !told) {
            failure.lost();
        } else if (client.hasEnded()) {
            clientEnded();
        } else if (isAtLastBoundary()) {
            session.end(stage.endAtBoundary(), journal.orderly());
        } else if (stage.takesCommands() && !pending.isEmpty() && pending.first() instanceof Data && !client.inbox().isEmpty()) {
            session.refuse(Replies.OUT_OF_STEP);
        }
    }

    private boolean isAtLastBoundary() {
        return stage.takesCommands() && pending.isEmpty() && stage.endAtBoundary() != null && !dialogue.mailIsNested();
    }

    private void clientEnded() {
        if (stage.isPassingData()) {
            if (!message.isComplete()) {
                session.end(null, Outcome.NOT_DELIVERED);
            }
        } else if (pending.isEmpty() && client.isReady() || client.isGone() && !awaitsFinalReply()) {
            session.end(null, journal.inTransaction() ? Outcome.NOT_DELIVERED : journal.orderly());
        }
    }

    // What is waited for

    /** Whether more of the client is wanted. */
    boolean wantsMore() {
        return stage.is(Phase.DISCARDING) || message.wantsMore() || stage.takesCommands() && client.inbox().hasRoom();
    }

    /** Says which events of the upstream are wanted. */
    void wantUpstream() {
        if (!upstream.isClosed()) {
            upstream.want(client.isReady() && !stage.is(Phase.TURNING), message.isWaiting());
            upstream.inbox().settle();
        }
    }

    /** Says what is waited for while this goes on. */
    void await(Waiting waiting) {
        switch (stage.phase()) {
            case COMMANDS -> waiting.inDialogue(client, upstream, pending, commands, replies, change.isNetworkGone());
            case DATA -> {
                if (message.isHeld()) {
                    waiting.forReply(upstream, pending, replies, change.isNetworkGone());
                } else {
                    message.await(waiting);
                }
            }
            case DISCARDING -> waiting.forRestOfData();
            case TURNING -> change.await(waiting);
            default -> waiting.forNothing();
        }
    }

    /** What was waited for did not come. @return whether the session goes on all the same */
    boolean outlives(Reply late) {
        if (stage.is(Phase.DISCARDING)) {
            message.endWithFailure();
        } else if (late != Replies.SERVER_TIMEOUT || !change.replace()) {
            failure.late(late);
            return false;
        }
        return true;
    }

    // Another connection takes the place of the one at hand

    void replaced(Link link) {
        if (change.replaced(link)) {
            replies.beginAnew();
            session.goOn(false);
        } else {
            notReplaced();
        }
    }

    void notReplaced() {
        change.notReplaced();
        failure.notReplaced();
        session.settle();
    }

    /** It is known by now which server the sender's is. */
    void asksAgain() {
        stage.enter(Phase.COMMANDS);
        session.goOn(false);
    }

    /** The server for the sender is there. */
    void turned(Link link, Route route) {
        if (change.turned(link, route)) {
            replies.beginAnew();
            asksAgain();
        } else {
            notTurned(Replies.LESS_THAN_PROMISED);
        }
    }

    /** The mail cannot go; the session stays with the server it had. */
    void notTurned(Reply why) {
        stage.enter(Phase.COMMANDS);
        commands.refuseMail(why);
        session.goOn(false);
    }

    // From outside

    /** @param changed the route of sessions that start now */
    void networkChanged(NetworkSnapshot now, CompletableFuture<Route> changed) {
        if (change.addressIsGone(now)) {
            stage.endAtBoundary(Replies.NETWORK_LOST);
            failure.networkLost();
        } else if (changed.isDone() && change.isOutdatedBy(changed.join())) {
            stage.endAtBoundary(Replies.ROUTE_CHANGED);
        }
    }

    // The end

    boolean awaitsFinalReply() {
        return pending.awaitsFinalReply();
    }

    /** Commands seen so far. */
    long taken() {
        return commands.taken();
    }

    /** Octets of the message under way that went upstream. */
    long passed() {
        return message.passed();
    }

    /** Whether nothing is open between client and upstream. */
    boolean isInOrder() {
        return stage.takesCommands() && pending.isEmpty() && !dialogue.isChallenged();
    }

    /** Takes leave of the upstream. @param keep whether another session may use the connection */
    void leaveInOrder(boolean keep) {
        change.cancel();
        if (keep && upstream.handOver(link -> home.warmLinks().keep(link, client.isOwn()))) {
            LOG.log(Level.DEBUG, "connection kept");
        } else {
            upstream.quit(home.environment().options().timeouts().quit());
        }
    }

    /** Breaks the connection, so that a message without its end is thrown away by the upstream. */
    void dropUpstream() {
        change.cancel();
        upstream.drop();
    }
}
