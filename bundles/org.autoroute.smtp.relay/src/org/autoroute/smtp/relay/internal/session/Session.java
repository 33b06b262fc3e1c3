package org.autoroute.smtp.relay.internal.session;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLSession;

import org.autoroute.smtp.relay.RelayOptions.Limits;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.relay.internal.health.Failure;
import org.autoroute.smtp.relay.internal.health.HealthBook;
import org.autoroute.smtp.relay.internal.loop.BufferPool;
import org.autoroute.smtp.relay.internal.loop.Secured;
import org.autoroute.smtp.relay.internal.tls.TlsServer;
import org.autoroute.smtp.relay.internal.upstream.Capabilities;
import org.autoroute.smtp.relay.internal.upstream.Link;
import org.autoroute.smtp.relay.internal.verb.Data;
import org.autoroute.smtp.relay.internal.verb.Dialogue;
import org.autoroute.smtp.relay.internal.verb.EndOfData;
import org.autoroute.smtp.relay.internal.verb.Verb;
import org.autoroute.smtp.relay.internal.verb.Verbs;
import org.autoroute.smtp.relay.internal.verb.Verdict;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.Route;

/**
 * One client's session, from its connection to its end, and the one upstream connection that belongs to it. Lives on one loop. Every event of either
 * side ends in {@link #goOn}, which lets whatever can proceed proceed and then says what is waited for.
 */
final class Session {

    private static final System.Logger LOG = System.getLogger(Session.class.getName());

    private enum Phase {
        /** TLS begins with the client; not a word meanwhile. */
        SHAKING_HANDS,
        /** No upstream yet, the client has not been greeted. */
        CONNECTING,
        /** Commands and replies. */
        COMMANDS,
        /** A message or a piece of it passes. */
        DATA,
        /** The rest of a message or of a piece is thrown away. */
        DISCARDING,
        /** A kept connection to the upstream did not work; a fresh one is on its way. */
        REPLACING,
        /** The server for a sender is looked for; the client waits for its reply to MAIL. */
        TURNING,
        /** The last reply is on its way. */
        CLOSING,
        OVER
    }

    private final LoopSessions home;
    private final Environment environment;
    private final Journal journal;
    private final ClientSide client;
    private final Waiting waiting;
    private final Opening opening;
    private final UpstreamFailure failure = new UpstreamFailure(this);
    private final PendingReplies pending = new PendingReplies();
    private Phase phase = Phase.CONNECTING;
    private UpstreamSide upstream;
    private RouteWatch watch;
    private Dialogue dialogue;
    private Transactions transactions;
    private CommandPump commands;
    private ReplyPump replies;
    private MessagePump data;
    private Turning turning;
    /** Why to end as soon as no transaction is open, null while there is no reason. */
    private Reply endAtBoundary;
    private boolean linger = true;
    private Outcome outcome;

    Session(LoopSessions home, SocketChannel channel, IpAddress peer, long id) throws IOException {
        this.home = home;
        this.environment = home.environment();
        this.journal = new Journal(id, peer, environment.options().limits());
        this.client = new ClientSide(home.loop(), this, channel);
        this.waiting = new Waiting(home.loop(), this, environment.options().timeouts());
        this.opening = new Opening(this, client, home, journal);
    }

    /** @param tlsAtOnce whether TLS begins with the first octet; no server is sought for a peer that does not manage that */
    void start(boolean tlsAtOnce) {
        environment.tally().opened(record());
        if (tlsAtOnce) {
            shakeHands(() -> {
                phase = Phase.CONNECTING;
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
        shakeHands(() -> {
            phase = Phase.COMMANDS;
            dialogue.secured(upstream.link() == null ? dialogue.upstream() : offered(upstream.link(), watch.route()));
            journal.helo("");
        });
    }

    private void shakeHands(Runnable done) {
        phase = Phase.SHAKING_HANDS;
        client.secure(environment.clients(), new Secured() {
            @Override
            public void secured(SSLSession tls) {
                if (phase == Phase.SHAKING_HANDS) {
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
                    end(null, commands == null ? Outcome.REFUSED : Outcome.FAILED);
                    settle();
                });
            }
        });
    }

    /** @param resetAwaited whether the upstream owes a reply to RSET, which came before this session */
    void connected(Link link, RouteWatch routeWatch, boolean resetAwaited) {
        upstream = new UpstreamSide(home.loop(), this, link);
        dialogue = new Dialogue(offered(link, routeWatch.route()), isSlow(link), offersStartTls());
        journal.connected(link);
        greet(routeWatch, resetAwaited);
    }

    /** What the client is told of that server. */
    private Capabilities offered(Link link, Route route) {
        Capabilities all = PassedLogin.capabilities(link, client.isPrivate());
        return route.dependsOnSender() ? home.promises().of(all) : all;
    }

    /** The client is greeted without a server; which one it will be depends on the sender. */
    void connectedToNobody(RouteWatch routeWatch) {
        upstream = new UpstreamSide(home.loop(), this);
        dialogue = new Dialogue(home.promises().ofNobody(), false, offersStartTls());
        greet(routeWatch, false);
    }

    private boolean offersStartTls() {
        return !client.isSecure() && environment.clients().offersStartTls();
    }

    private void greet(RouteWatch routeWatch, boolean resetAwaited) {
        watch = routeWatch;
        turning = new Turning(this, home, client.isOwn(), routeWatch.route());
        transactions = new Transactions(dialogue, journal, environment.tally());
        commands = new CommandPump(this, client, upstream, dialogue, pending, home.line(), limits().errors());
        replies = new ReplyPump(this, failure, client, upstream, dialogue, pending, limits().replyOctets());
        if (resetAwaited) {
            pending.addUnheard(Verbs.RSET, null);
        }
        phase = Phase.COMMANDS;
        client.send(environment.greeting());
        environment.tally().changed(record());
        goOn(false);
    }

    /** Whether the client would wait long for replies that can be given ahead. */
    private boolean isSlow(Link link) {
        return link.capabilities().pipelining() && link.roundTrip().compareTo(environment.options().links().slow()) >= 0;
    }

    private Limits limits() {
        return environment.options().limits();
    }

    // Events

    void clientReady(boolean readable) {
        switch (phase) {
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

    private void goOn(boolean readable) {
        if (takesReplies()) {
            replies.run();
        }
        boolean more = pass(readable);
        discard(more);
        while (phase == Phase.COMMANDS && !isAtLastBoundary()) {
            commands.run();
            if (phase != Phase.DATA && phase != Phase.DISCARDING) {
                break;
            }
            pass(false);
            discard(false);
        }
        settle();
    }

    /** @return whether the client may still have something to be read */
    private boolean pass(boolean readable) {
        if (phase != Phase.DATA) {
            return readable;
        }
        data.run(readable);
        return false;
    }

    private void discard(boolean readable) {
        if (phase == Phase.DISCARDING && data.discard(readable)) {
            discarded();
        }
    }

    /** The client hears why; if nothing of what was thrown away is missing upstream, the session goes on. */
    private void discarded() {
        if (outcome != null || !data.isComplete()) {
            end(data.failure(), outcome == null ? Outcome.FAILED : outcome);
        } else {
            phase = Phase.COMMANDS;
            say(data.failure());
            data = null;
        }
    }

    /** After whatever happened: ends what cannot go on, and says what is waited for. */
    void settle() {
        if (takesReplies() && upstream.isLost()) {
            replies.run();
        }
        if (takesReplies()) {
            endIfDue();
        }
        discard(false);
        if (phase == Phase.CLOSING && (client.isReady() || client.isGone())) {
            finish();
        }
        if (phase == Phase.OVER) {
            return;
        }
        boolean waitsForUpstream = phase == Phase.DATA && data.isWaiting();
        client.want(phase == Phase.CONNECTING || phase == Phase.DISCARDING || phase == Phase.DATA && !waitsForUpstream && !data.isComplete() && !data.isHeld()
                || phase == Phase.COMMANDS && client.inbox().hasRoom());
        client.inbox().settle();
        if (upstream != null && !upstream.isClosed()) {
            upstream.want(client.isReady() && phase != Phase.TURNING, waitsForUpstream);
            upstream.inbox().settle();
        }
        switch (phase) {
            case COMMANDS -> waiting.inDialogue(client, upstream, pending, commands, replies, failure.isNetworkGone());
            case DATA -> {
                if (data.isHeld()) {
                    waiting.forReply(upstream, pending, replies, failure.isNetworkGone());
                } else {
                    waiting.forData(data.sent(), data.isWaiting());
                }
            }
            case DISCARDING -> waiting.forRestOfData();
            case CLOSING -> waiting.forClose();
            case SHAKING_HANDS -> waiting.forHandshake();
            case CONNECTING -> waiting.inOpening(opening);
            case TURNING -> waiting.inTurning(turning);
            case REPLACING, OVER -> waiting.forNothing();
        }
    }

    private void endIfDue() {
        boolean told = !client.isReady() && !upstream.inbox().isEmpty();
        if (upstream.isLost() && !told) {
            failure.lost();
        } else if (client.hasEnded()) {
            clientEnded();
        } else if (isAtLastBoundary()) {
            end(endAtBoundary, journal.orderly());
        } else if (phase == Phase.COMMANDS && !pending.isEmpty() && pending.first() instanceof Data && !client.inbox().isEmpty()) {
            refuse(Replies.OUT_OF_STEP);
        }
    }

    private boolean isAtLastBoundary() {
        return phase == Phase.COMMANDS && pending.isEmpty() && endAtBoundary != null && !dialogue.mailIsNested();
    }

    private void clientEnded() {
        if (phase == Phase.DATA) {
            if (!data.isComplete()) {
                end(null, Outcome.NOT_DELIVERED);
            }
        } else if (pending.isEmpty() && client.isReady() || client.isGone() && !awaitsFinalReply()) {
            end(null, journal.inTransaction() ? Outcome.NOT_DELIVERED : journal.orderly());
        }
    }

    /** What was waited for did not come. */
    void timeout(Reply reply) {
        switch (phase) {
            case CLOSING -> finish();
            case DISCARDING -> end(data.failure(), outcome == null ? Outcome.FAILED : outcome);
            default -> {
                if (reply != Replies.SERVER_TIMEOUT || !replaceUpstream()) {
                    failure.late(reply);
                    end(reply, Outcome.FAILED);
                }
            }
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
        if (phase != Phase.OVER) {
            Reply reply = awaitsFinalReply() ? Replies.OUTCOME_UNKNOWN : known ? Replies.NO_MEMORY : Replies.INTERNAL;
            client.sendLastWords(reply);
            journal.reply(reply.words());
            outcome = Outcome.FAILED;
            dropUpstream();
            finish();
        }
    }

    // What the pumps ask and tell

    boolean takesCommands() {
        return phase == Phase.COMMANDS;
    }

    boolean isOpening() {
        return phase == Phase.CONNECTING;
    }

    boolean takesReplies() {
        return phase == Phase.COMMANDS || phase == Phase.DATA;
    }

    boolean isPassingData() {
        return phase == Phase.DATA;
    }

    void say(Reply reply) {
        client.send(reply);
        journal.reply(reply.words());
    }

    void clientIs(String name) {
        journal.helo(name);
    }

    Reply helloReply(boolean extended) {
        return home.helloReply(extended, dialogue.upstream(), dialogue.offersStartTls());
    }

    /** The upstream has answered a command. @param words the reply, null when nobody wants to know */
    void answered(Verb verb, int code, String path, String words) {
        transactions.answered(verb, code, path, words, data == null ? 0 : data.passed());
        if (data instanceof RechunkPump && verb instanceof EndOfData && !Verb.positive(code)) {
            resetUpstream();
        }
        if (verb instanceof EndOfData) {
            health().answered(server());
        }
        if (verb instanceof EndOfData || verb == Verbs.RSET || verb == Verbs.MAIL) {
            data = null;
        } else if (code == Data.GO_ON) {
            data = new DataPump(this, client, upstream, limits(), dialogue.upstream().sizeLimit(), false);
            phase = Phase.DATA;
        }
    }

    private HealthBook health() {
        return environment.means().health();
    }

    private HostPort server() {
        return upstream.link().candidate().entry().server();
    }

    /** The server did not do what it should have done now. @param how in words */
    void serverFailed(String how) {
        health().failed(server(), Failure.mail(how));
    }

    /** Whether the server owes a reply, or takes a message. */
    boolean needsServer() {
        return isPassingData() || !pending.isEmpty();
    }

    /** The upstream has answered what the client is not to hear: its reply to the same command came ahead, or it did not give one. */
    void answeredUnheard(Verb verb, Reply reply, String path) {
        boolean positive = Verb.positive(reply.code());
        if (verb == Verbs.DATA) {
            if (reply.code() == Data.GO_ON) {
                data.release();
            } else {
                refuseData(reply);
            }
        } else if (verb == Verbs.RSET) {
            if (!positive) {
                failure.garbled();
            }
        } else if (verb == Verbs.BDAT) {
            if (!positive) {
                chunkRefused(reply);
            }
        } else {
            transactions.answered(verb, reply.code(), path, positive ? null : reply.words(), 0);
            if (!positive) {
                dialogue.refused(reply);
            }
        }
    }

    private void chunkRefused(Reply reply) {
        if (phase == Phase.DATA) {
            refuseData(reply);
        } else {
            dialogue.refused(reply);
        }
    }

    /** The upstream has refused the message while it comes: the client hears that at its end, and the session goes on. */
    private void refuseData(Reply why) {
        if (data.isWaiting()) {
            abandonData(why, Outcome.NOT_DELIVERED);
        } else {
            data.fail(why);
            phase = Phase.DISCARDING;
            journal.transactionEnded(data.passed(), false, why.words());
            resetUpstream();
        }
    }

    /** The client thinks the transaction over; upstream it may not be. */
    private void resetUpstream() {
        dialogue.transactionEnded();
        upstream.reset();
        pending.addUnheard(Verbs.RSET, null);
    }

    /** The client was asked for its message ahead of the upstream. */
    void messageComes() {
        long sizeLimit = dialogue.upstream().sizeLimit();
        if (dialogue.upstream().chunking()) {
            data = new RechunkPump(this, client, upstream, limits(), sizeLimit, pending);
        } else {
            upstream.askForMessage();
            pending.addUnheard(Verbs.DATA, null);
            data = new DataPump(this, client, upstream, limits(), sizeLimit, true);
        }
        phase = Phase.DATA;
    }

    /** Before the upstream is given something to answer: what it has said already is no answer to that. */
    void hearUpstream() {
        upstream.hear();
        replies.run();
    }

    /**
     * A connection that an earlier session left and that does not work any more is replaced by a fresh one to the same server, once, before the client
     * notices (promise 4): no reply has been passed on, no octet of a message sent.
     *
     * @return whether that is under way
     */
    boolean replaceUpstream() {
        if (phase != Phase.COMMANDS || !upstream.isReplaceable() || failure.isNetworkGone()) {
            return false;
        }
        upstream.drop();
        phase = Phase.REPLACING;
        opening.again(upstream.link().candidate());
        return true;
    }

    /** What the client was told of the upstream must be true of this one, too. */
    void replaced(Link link, RouteWatch routeWatch) {
        phase = Phase.COMMANDS;
        if (!offered(link, watch.route()).equals(dialogue.upstream())) {
            link.leave(home.loop(), environment.options().timeouts().quit());
            notReplaced();
            return;
        }
        if (!pending.isEmpty() && pending.first() == Verbs.RSET && pending.isUnheard()) {
            pending.remove();
        }
        watch = routeWatch;
        journal.connected(link);
        replies.beginAnew();
        upstream.replace(link);
        goOn(false);
    }

    void notReplaced() {
        phase = Phase.COMMANDS;
        upstream.hasAnswered();
        failure.notReplaced();
        settle();
    }

    boolean dependsOnSender() {
        return watch.route().dependsOnSender();
    }

    /** Whether mail of that sender may go to the server at hand now; if not, the same MAIL is taken again when another one was found. */
    boolean isRightFor(String reversePath) {
        boolean right = turning.isRight(reversePath, upstream.link());
        phase = right ? phase : Phase.TURNING;
        return right;
    }

    /** It is known by now which server the sender's is. */
    void asksAgain() {
        phase = Phase.COMMANDS;
        goOn(false);
    }

    /** The server for the sender is there. What the client was told after EHLO must be true of it, too. */
    void turned(Link link, Route route) {
        Duration quit = environment.options().timeouts().quit();
        if (!link.capabilities().covers(dialogue.upstream())) {
            home.promises().seen(link.capabilities());
            link.leave(home.loop(), quit);
            notTurned(Replies.LESS_THAN_PROMISED);
            return;
        }
        dialogue.serverChanged();
        upstream.turn(link, quit);
        replies.beginAnew();
        watch = new RouteWatch(watch.route(), link);
        journal.route(route);
        journal.connected(link);
        asksAgain();
    }

    /** The mail cannot go; the session stays with the server it had. */
    void notTurned(Reply why) {
        phase = Phase.COMMANDS;
        commands.refuseMail(why);
        goOn(false);
    }

    /** The message is with the upstream, its end included. */
    void dataSent() {
        phase = Phase.COMMANDS;
        pending.add(Verbs.END_OF_DATA, null, null);
    }

    /** A piece of the message follows. */
    void chunkBegins(Verdict.Chunk chunk) {
        ChunkPump pump = data instanceof ChunkPump begun ? begun : new ChunkPump(this, client, upstream, limits(), dialogue.upstream().sizeLimit());
        pump.begin(chunk.octets(), chunk.last());
        data = pump;
        if (chunk.refusal() == null) {
            phase = Phase.DATA;
        } else {
            pump.fail(chunk.refusal());
            phase = Phase.DISCARDING;
        }
    }

    /** The piece is with the upstream. */
    void chunkSent(boolean last) {
        phase = Phase.COMMANDS;
        pending.add(last ? Verbs.END_OF_DATA : Verbs.BDAT, null, null);
    }

    /** The message must not reach its end: without one, the upstream throws it away. */
    void abandonData(Reply why, Outcome how) {
        dropUpstream();
        data.fail(why);
        outcome = how;
        phase = Phase.DISCARDING;
    }

    boolean awaitsFinalReply() {
        return pending.awaitsFinalReply();
    }

    /** The client does not keep to the protocol. */
    void refuse(Reply reply) {
        end(reply, journal.inTransaction() || commands != null && commands.taken() > 0 ? Outcome.FAILED : Outcome.REFUSED);
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

    // From outside, as tasks of the loop

    /**
     * @param moved   whether the network changed, and not only the route
     * @param changed the route of sessions that start now
     */
    void networkChanged(boolean moved, NetworkSnapshot now, CompletableFuture<Route> changed) {
        if (phase == Phase.CONNECTING) {
            opening.networkChanged(moved, changed);
        } else if ((phase == Phase.REPLACING || phase == Phase.TURNING) && moved) {
            end(Replies.NETWORK_LOST, Outcome.FAILED);
        } else if (watch != null && (takesReplies() || phase == Phase.SHAKING_HANDS)) {
            if (watch.addressIsGone(now)) {
                endAtBoundary = Replies.NETWORK_LOST;
                failure.networkLost();
            } else if (changed.isDone() && watch.isOutdatedBy(changed.join())) {
                endAtBoundary = Replies.ROUTE_CHANGED;
            }
        }
        settle();
    }

    void drain() {
        if (phase == Phase.CONNECTING || phase == Phase.SHAKING_HANDS) {
            end(Replies.STOPPING, Outcome.NO_MAIL);
        } else {
            endAtBoundary = Replies.STOPPING;
        }
        settle();
    }

    void stopNow() {
        if (phase == Phase.DATA) {
            dropUpstream();
        }
        end(awaitsFinalReply() ? Replies.NO_FINAL_REPLY : Replies.STOPPING, journal.inTransaction() ? Outcome.FAILED : journal.orderly());
        settle();
    }

    SessionRecord record() {
        return journal.record(outcome == null ? Outcome.OPEN : outcome);
    }

    // The end

    /** Ends the session, if it is not ending yet. @param reply the last one, null for none */
    void end(Reply reply, Outcome how) {
        if (phase == Phase.CLOSING || phase == Phase.OVER) {
            return;
        }
        boolean inOrder = phase == Phase.COMMANDS && pending.isEmpty() && !dialogue.isChallenged();
        boolean speechless = phase == Phase.SHAKING_HANDS;
        linger &= !speechless;
        phase = Phase.CLOSING;
        outcome = how;
        opening.cancel();
        if (turning != null) {
            turning.cancel();
        }
        if (upstream != null) {
            boolean kept = inOrder && how == Outcome.DELIVERED && endAtBoundary == null
                    && upstream.handOver(link -> home.warmLinks().keep(link, client.isOwn()));
            if (kept) {
                LOG.log(Level.DEBUG, "connection kept");
            } else if (inOrder) {
                upstream.quit(environment.options().timeouts().quit());
            } else {
                upstream.drop();
            }
        }
        if (reply != null && !speechless) {
            say(reply);
        }
        journal.transactionEnded(data == null ? 0 : data.passed(), false, reply == null ? "" : reply.words());
        if (client.isReady() || client.isGone()) {
            finish();
        }
    }

    void dropUpstream() {
        if (upstream != null) {
            upstream.drop();
        }
    }

    private void finish() {
        if (phase != Phase.OVER) {
            phase = Phase.OVER;
            waiting.forNothing();
            home.ended(this);
            client.close(linger ? environment.options().timeouts().quit() : null);
        }
    }
}
