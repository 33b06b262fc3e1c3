package org.autoroute.smtp.relay.internal.session;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLSession;

import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.relay.internal.loop.BufferPool;
import org.autoroute.smtp.relay.internal.loop.Secured;
import org.autoroute.smtp.relay.internal.session.Stage.Phase;
import org.autoroute.smtp.relay.internal.tls.TlsServer;
import org.autoroute.smtp.relay.internal.upstream.Link;
import org.autoroute.smtp.relay.internal.verb.Dialogue;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.Route;

/**
 * One client's session, from its connection to its end, and the one upstream connection that belongs to it. Lives on one loop. Every event of either
 * side ends in {@link #goOn}, which lets whatever can proceed proceed and then says what is waited for.
 */
final class Session {

    private static final System.Logger LOG = System.getLogger(Session.class.getName());

    private final LoopSessions home;
    private final Environment environment;
    private final Stage stage = new Stage();
    private final Journal journal;
    private final ClientSide client;
    private final Waiting waiting;
    private final Opening opening;
    /** Null until the client is greeted. */
    private Conversation conversation;
    private boolean linger = true;

    Session(LoopSessions home, SocketChannel channel, IpAddress peer, long id) throws IOException {
        this.home = home;
        this.environment = home.environment();
        this.journal = new Journal(id, peer, environment.options().limits());
        this.client = new ClientSide(home.loop(), this, channel, environment.logins());
        this.waiting = new Waiting(home.loop(), this, environment.options().timeouts());
        this.opening = new Opening(this, client, home, journal);
    }

    // The beginning

    /** @param tlsAtOnce whether TLS begins with the first octet; no server is sought for a peer that does not manage that */
    void start(boolean tlsAtOnce) {
        environment.tally().opened(record());
        if (tlsAtOnce) {
            shakeHands(() -> {
                stage.enter(Phase.CONNECTING);
                opening.start(environment.routes().route());
            });
        } else {
            opening.start(environment.routes().route());
        }
        settle();
    }

    /** The client said STARTTLS and nothing else. */
    void startTls() {
        say(Replies.START_TLS);
        if (!client.isReady() || client.isGone()) {
            dropStranger();
            return;
        }
        shakeHands(conversation::secured);
    }

    private void shakeHands(Runnable done) {
        stage.enter(Phase.SHAKING_HANDS);
        client.secure(environment.clients(), new Secured() {
            @Override
            public void secured(SSLSession tls) {
                if (stage.is(Phase.SHAKING_HANDS)) {
                    guard(() -> {
                        done.run();
                        goOn(false);
                    });
                }
            }

            @Override
            public void unsecured(IOException cause) {
                LOG.log(Level.INFO, "no TLS with a mail client: {0}", TlsServer.words(cause));
                guard(() -> {
                    end(null, conversation == null ? Outcome.REFUSED : Outcome.FAILED);
                    settle();
                });
            }
        });
    }

    /** @param resetAwaited whether the upstream owes a reply to RSET, which came before this session */
    void connected(Link link, RouteWatch watch, boolean resetAwaited) {
        UpstreamSide upstream = new UpstreamSide(home.loop(), this, link);
        journal.connected(link);
        greet(upstream, new Dialogue(ServerChange.offered(link, watch.route(), home, client), client.gate(), isSlow(link), client.isSecure(), offersStartTls()), watch, resetAwaited);
    }

    /** The client is greeted without a server; which one it will be depends on the sender. */
    void connectedToNobody(RouteWatch watch) {
        greet(new UpstreamSide(home.loop(), this), new Dialogue(home.promises().ofNobody(), client.gate(), false, client.isSecure(), offersStartTls()), watch, false);
    }

    private boolean offersStartTls() {
        return !client.isSecure() && environment.clients().offersStartTls();
    }

    /** Whether the client would wait long for replies that can be given ahead. */
    private boolean isSlow(Link link) {
        return link.capabilities().pipelining() && link.roundTrip().compareTo(environment.options().links().slow()) >= 0;
    }

    private void greet(UpstreamSide upstream, Dialogue dialogue, RouteWatch watch, boolean resetAwaited) {
        conversation = new Conversation(this, stage, home, journal, client, upstream, dialogue, watch);
        if (resetAwaited) {
            conversation.awaitReset();
        }
        stage.enter(Phase.COMMANDS);
        client.send(environment.greeting());
        environment.tally().changed(record());
        goOn(false);
    }

    boolean isOpening() {
        return stage.is(Phase.CONNECTING);
    }

    // Events

    void clientReady(boolean readable) {
        switch (stage.phase()) {
            case CONNECTING -> opening.clientReady();
            case COMMANDS -> {
                if (readable) {
                    client.fill(false);
                }
                goOn(false);
            }
            default -> goOn(readable);
        }
    }

    void upstreamReady() {
        goOn(false);
    }

    /** Lets proceed what can proceed. @param readable whether the client may have sent something */
    void goOn(boolean readable) {
        if (conversation != null) {
            conversation.goOn(readable);
        }
        settle();
    }

    /** After whatever happened: ends what cannot go on, and says what is waited for. */
    void settle() {
        if (conversation != null) {
            conversation.endIfDue();
        }
        if (stage.is(Phase.CLOSING) && (client.isReady() || client.isGone())) {
            finish();
        }
        if (stage.is(Phase.OVER)) {
            return;
        }
        client.want(isOpening() || conversation != null && conversation.wantsMore());
        client.inbox().settle();
        if (conversation != null) {
            conversation.wantUpstream();
        }
        switch (stage.phase()) {
            case CONNECTING -> waiting.inOpening(opening);
            case SHAKING_HANDS -> waiting.forHandshake();
            case CLOSING -> waiting.forClose();
            default -> conversation.await(waiting);
        }
    }

    /** What was waited for did not come. */
    void timeout(Reply reply) {
        if (stage.is(Phase.CLOSING)) {
            finish();
        } else if (conversation == null || !conversation.outlives(reply)) {
            end(reply, Outcome.FAILED);
        }
        settle();
    }

    /** Does something that does not come from one of the session's own channels; what goes wrong ends this session only. */
    void guard(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException failure) {
            crashed(failure);
        }
    }

    void crashed(Throwable cause) {
        boolean known = cause instanceof BufferPool.ExhaustedException;
        LOG.log(known ? Level.WARNING : Level.ERROR, "session ended", cause);
        if (!stage.is(Phase.OVER)) {
            Reply reply = awaitsFinalReply() ? Replies.OUTCOME_UNKNOWN : known ? Replies.NO_MEMORY : Replies.INTERNAL;
            client.sendLastWords(reply);
            journal.reply(reply.words());
            stage.outcome(Outcome.FAILED);
            opening.cancel();
            if (conversation != null) {
                conversation.dropUpstream();
            }
            finish();
        }
    }

    private boolean awaitsFinalReply() {
        return conversation != null && conversation.awaitsFinalReply();
    }

    // From outside, as tasks of the loop

    /**
     * @param moved   whether the network changed, and not only the route
     * @param changed the route of sessions that start now
     */
    void networkChanged(boolean moved, NetworkSnapshot now, CompletableFuture<Route> changed) {
        switch (stage.phase()) {
            case CONNECTING -> opening.networkChanged(moved, changed);
            case REPLACING, TURNING -> {
                if (moved) {
                    end(Replies.NETWORK_LOST, Outcome.FAILED);
                }
            }
            case COMMANDS, DATA, SHAKING_HANDS -> {
                if (conversation != null) {
                    conversation.networkChanged(now, changed);
                }
            }
            default -> {
            }
        }
        settle();
    }

    void drain() {
        if (stage.is(Phase.CONNECTING) || stage.is(Phase.SHAKING_HANDS)) {
            end(Replies.STOPPING, Outcome.NO_MAIL);
        } else {
            stage.endAtBoundary(Replies.STOPPING);
        }
        settle();
    }

    void stopNow() {
        if (stage.isPassingData()) {
            conversation.dropUpstream();
        }
        end(awaitsFinalReply() ? Replies.NO_FINAL_REPLY : Replies.STOPPING, journal.inTransaction() ? Outcome.FAILED : journal.orderly());
        settle();
    }

    SessionRecord record() {
        return journal.record(stage.outcome());
    }

    // The end

    void say(Reply reply) {
        client.send(reply);
        journal.reply(reply.words());
    }

    /** The client does not keep to the protocol. */
    void refuse(Reply reply) {
        end(reply, journal.inTransaction() || conversation != null && conversation.taken() > 0 ? Outcome.FAILED : Outcome.REFUSED);
    }

    /** Whoever this is does not speak SMTP: not a word. */
    void dropStranger() {
        linger = false;
        end(null, Outcome.REFUSED);
    }

    /** The client said QUIT. */
    void leave() {
        linger = false;
        end(Replies.BYE, journal.inTransaction() ? Outcome.NOT_DELIVERED : journal.orderly());
    }

    /** Ends the session, if it is not ending yet. @param reply the last one, null for none */
    void end(Reply reply, Outcome how) {
        if (stage.isEnding()) {
            return;
        }
        boolean inOrder = conversation != null && conversation.isInOrder();
        boolean speechless = stage.is(Phase.SHAKING_HANDS);
        linger &= !speechless;
        stage.enter(Phase.CLOSING);
        stage.outcome(how);
        opening.cancel();
        if (inOrder) {
            conversation.leaveInOrder(how == Outcome.DELIVERED && stage.endAtBoundary() == null);
        } else if (conversation != null) {
            conversation.dropUpstream();
        }
        if (reply != null && !speechless) {
            say(reply);
        }
        journal.transactionEnded(conversation == null ? 0 : conversation.passed(), false, reply == null ? "" : reply.words());
        if (client.isReady() || client.isGone()) {
            finish();
        }
    }

    private void finish() {
        if (!stage.is(Phase.OVER)) {
            stage.enter(Phase.OVER);
            waiting.forNothing();
            home.ended(this);
            client.close(linger ? environment.options().timeouts().quit() : null);
        }
    }
}
