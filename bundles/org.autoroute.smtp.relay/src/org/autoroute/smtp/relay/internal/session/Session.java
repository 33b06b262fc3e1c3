package org.autoroute.smtp.relay.internal.session;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.relay.internal.loop.BufferPool;
import org.autoroute.smtp.relay.internal.upstream.Connector;
import org.autoroute.smtp.relay.internal.upstream.Link;
import org.autoroute.smtp.relay.internal.verb.Data;
import org.autoroute.smtp.relay.internal.verb.Dialogue;
import org.autoroute.smtp.relay.internal.verb.EndOfData;
import org.autoroute.smtp.relay.internal.verb.Verb;
import org.autoroute.smtp.relay.internal.verb.Verbs;
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
        /** No upstream yet, the client has not been greeted. */
        CONNECTING,
        /** Commands and replies. */
        COMMANDS,
        /** A message passes. */
        DATA,
        /** The rest of a message is thrown away. */
        DISCARDING,
        /** The last reply is on its way. */
        CLOSING,
        OVER
    }

    private final LoopSessions home;
    private final Environment environment;
    private final Journal journal;
    private final ClientSide client;
    private final Waiting waiting;
    private final PendingReplies pending = new PendingReplies();
    private Phase phase = Phase.CONNECTING;
    private Route route;
    private Connector connector;
    private UpstreamSide upstream;
    private Dialogue dialogue;
    private CommandPump commands;
    private ReplyPump replies;
    private DataPump data;
    /** Why to end as soon as no transaction is open, null while there is no reason. */
    private Reply endAtBoundary;
    private boolean networkGone;
    private boolean linger = true;
    private Outcome outcome;

    Session(LoopSessions home, SocketChannel channel, IpAddress peer, long id) throws IOException {
        this.home = home;
        this.environment = home.environment();
        this.journal = new Journal(id, peer, environment.options().limits());
        this.client = new ClientSide(home.loop(), this, channel);
        this.waiting = new Waiting(home.loop(), this, environment.options().timeouts());
    }

    void start() {
        environment.tally().opened(record());
        CompletableFuture<Route> chosen = environment.routes().route().toCompletableFuture();
        if (chosen.isDone()) {
            connect(chosen.join());
        } else {
            chosen.thenAccept(known -> home.loop().execute(() -> routeKnown(known)));
            settle();
        }
    }

    private void routeKnown(Route known) {
        if (phase == Phase.CONNECTING && route == null) {
            connect(known);
            settle();
        }
    }

    private void connect(Route chosen) {
        route = chosen;
        journal.route(chosen);
        if (chosen.candidates().isEmpty()) {
            end(Replies.noServer(chosen.comment().toString()), Outcome.FAILED);
            return;
        }
        connector = new Connector(home.loop(), environment.means(), chosen.candidates(), new Connector.Finish() {
            @Override
            public void connected(Link link) {
                Session.this.connected(link);
            }

            @Override
            public void unreachable(List<String> causes) {
                end(Replies.unreachable(causes), Outcome.FAILED);
            }
        });
        connector.start();
    }

    private void connected(Link link) {
        connector = null;
        upstream = new UpstreamSide(home.loop(), this, link);
        dialogue = new Dialogue(link.capabilities());
        commands = new CommandPump(this, client, upstream, dialogue, pending, home.line());
        replies = new ReplyPump(this, client, upstream, pending);
        journal.connected(link);
        phase = Phase.COMMANDS;
        client.send(environment.greeting());
        environment.tally().changed(record());
        goOn(false);
    }

    // Events

    void clientReady(boolean readable) {
        switch (phase) {
            case CONNECTING -> earlyTalk();
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

    /** The client speaks before it was greeted. */
    private void earlyTalk() {
        if (client.fill(false) > 0) {
            if (Strangers.speak(client.inbox())) {
                dropStranger();
            } else {
                refuse(Replies.OUT_OF_STEP);
            }
        } else if (client.hasEnded()) {
            end(null, Outcome.NO_MAIL);
        }
    }

    private void goOn(boolean readable) {
        if (phase == Phase.COMMANDS || phase == Phase.DATA) {
            replies.run();
        }
        boolean more = readable;
        if (phase == Phase.DATA) {
            data.run(more);
            more = false;
        }
        if (phase == Phase.DISCARDING && data.discard(more)) {
            end(data.failure(), outcome);
        }
        if (phase == Phase.COMMANDS) {
            commands.run();
        }
        if (takesReplies() && upstream.isLost()) {
            replies.run();
        }
        settle();
    }

    /** After whatever happened: ends what cannot go on, and says what is waited for. */
    private void settle() {
        if (phase == Phase.COMMANDS || phase == Phase.DATA) {
            endIfDue();
        }
        if (phase == Phase.CLOSING && (client.isReady() || client.isGone())) {
            finish();
        }
        if (phase == Phase.OVER) {
            return;
        }
        boolean waitsForUpstream = phase == Phase.DATA && data.isWaiting();
        client.want(phase == Phase.CONNECTING || phase == Phase.DISCARDING || phase == Phase.DATA && !waitsForUpstream && !data.isComplete()
                || phase == Phase.COMMANDS && client.inbox().hasRoom());
        client.inbox().settle();
        if (upstream != null && !upstream.isClosed()) {
            upstream.want(client.isReady(), waitsForUpstream);
            upstream.inbox().settle();
        }
        await();
    }

    private void endIfDue() {
        boolean told = !client.isReady() && !upstream.inbox().isEmpty();
        if (upstream.isLost() && !told) {
            upstreamLost();
        } else if (client.hasEnded()) {
            clientEnded();
        } else if (phase == Phase.COMMANDS && pending.isEmpty() && endAtBoundary != null && !dialogue.mailIsNested()) {
            end(endAtBoundary, journal.orderly());
        } else if (phase == Phase.COMMANDS && !pending.isEmpty() && pending.first() instanceof Data && !client.inbox().isEmpty()) {
            refuse(Replies.OUT_OF_STEP);
        }
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

    private void await() {
        switch (phase) {
            case CONNECTING -> {
                if (route == null) {
                    waiting.forRoute();
                } else {
                    waiting.forNothing();
                }
            }
            case COMMANDS -> {
                if (!client.isReady()) {
                    waiting.forClientToRead(replies.taken());
                } else if (!pending.isEmpty()) {
                    waiting.forReply(pending.first(), replies.taken(), networkGone);
                } else if (client.inbox().isEmpty()) {
                    waiting.forCommand(commands.taken());
                } else {
                    waiting.forRestOfLine(commands.taken());
                }
            }
            case DATA -> waiting.forData(data.passed(), data.isWaiting());
            case DISCARDING -> waiting.forRestOfData();
            case CLOSING -> waiting.forClose();
            default -> waiting.forNothing();
        }
    }

    /** What was waited for did not come. */
    void timeout(Reply reply) {
        switch (phase) {
            case CLOSING -> finish();
            case DISCARDING -> end(data.failure(), outcome);
            default -> end(reply, Outcome.FAILED);
        }
        settle();
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

    boolean takesReplies() {
        return phase == Phase.COMMANDS || phase == Phase.DATA;
    }

    boolean isPassingData() {
        return phase == Phase.DATA;
    }

    int mostErrors() {
        return environment.options().limits().errors();
    }

    int mostHops() {
        return environment.options().limits().hops();
    }

    int mostReplyOctets() {
        return environment.options().limits().replyOctets();
    }

    long mostDiscarded() {
        return environment.options().limits().discardedOctets();
    }

    long sizeLimit() {
        return dialogue.upstream().sizeLimit();
    }

    void say(Reply reply) {
        client.send(reply);
        journal.reply(reply.words());
    }

    void clientIs(String name) {
        journal.helo(name);
    }

    Reply helloReply(boolean extended) {
        return home.helloReply(extended, dialogue.upstream());
    }

    /** The upstream has answered a command. @param words the reply, null when nobody wants to know */
    void answered(Verb verb, int code, String detail, String words) {
        verb.answered(code, dialogue);
        if (words != null) {
            journal.reply(words);
        }
        boolean positive = Verb.positive(code);
        if (verb instanceof EndOfData) {
            messageEnded(positive, words);
        } else if (verb == Verbs.RSET) {
            journal.transactionEnded(0, false, words);
        } else if (verb instanceof Data) {
            if (code == Data.GO_ON) {
                data = new DataPump(this, client, upstream);
                phase = Phase.DATA;
            }
        } else if (positive) {
            accepted(verb, detail);
        }
    }

    private void accepted(Verb verb, String path) {
        if (verb == Verbs.MAIL) {
            journal.transactionEnded(0, false, "");
            journal.mailAccepted(path);
        } else {
            journal.recipientAccepted(path);
        }
    }

    private void messageEnded(boolean positive, String words) {
        if (positive) {
            environment.tally().delivered();
        }
        journal.transactionEnded(data.passed(), positive, words);
        data = null;
        environment.tally().changed(record());
    }

    /** Before the upstream is given something to answer: what it has said already is no answer to that. */
    void hearUpstream() {
        upstream.hear();
        replies.run();
    }

    /** The message is with the upstream, its end included. */
    void dataSent() {
        phase = Phase.COMMANDS;
        pending.add(Verbs.END_OF_DATA, null, null);
    }

    /** The message must not reach its end: without one, the upstream throws it away. */
    void abandonData(Reply why) {
        dropUpstream();
        data.fail(why);
        outcome = Outcome.NOT_DELIVERED;
        phase = Phase.DISCARDING;
    }

    void upstreamSpokeEarly(Reply reply) {
        if (phase == Phase.DATA) {
            abandonData(Verb.positive(reply.code()) || reply.code() < 400 ? Replies.SERVER_GARBLED : reply);
        } else {
            end(reply, Outcome.FAILED);
        }
    }

    /** 421 was passed on. */
    void upstreamCloses() {
        end(null, Outcome.FAILED);
    }

    void upstreamGarbled() {
        if (phase == Phase.DATA) {
            abandonData(Replies.SERVER_GARBLED);
            outcome = Outcome.FAILED;
        } else {
            boolean unknown = awaitsFinalReply();
            dropUpstream();
            end(unknown ? Replies.OUTCOME_UNKNOWN : Replies.SERVER_GARBLED, Outcome.FAILED);
        }
    }

    private void upstreamLost() {
        if (phase == Phase.DATA) {
            abandonData(networkGone ? Replies.NETWORK_LOST : Replies.SERVER_LOST);
            outcome = Outcome.FAILED;
            goOn(false);
        } else {
            end(awaitsFinalReply() ? Replies.OUTCOME_UNKNOWN : networkGone ? Replies.NETWORK_LOST : Replies.SERVER_LOST, Outcome.FAILED);
        }
    }

    boolean awaitsFinalReply() {
        return !pending.isEmpty() && pending.first() instanceof EndOfData;
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

    void networkChanged(NetworkSnapshot now, Route changed) {
        if (phase == Phase.CONNECTING) {
            if (route != null && !changed.candidates().equals(route.candidates())) {
                connector.cancel();
                connect(changed);
            }
        } else if (phase == Phase.COMMANDS || phase == Phase.DATA) {
            if (ownAddressIsGone(now)) {
                networkLost();
            } else if (!server(changed).equals(server(route))) {
                endAtBoundary = Replies.ROUTE_CHANGED;
            }
        }
        settle();
    }

    private static Optional<HostPort> server(Route route) {
        return route.active().map(candidate -> candidate.entry().server());
    }

    private boolean ownAddressIsGone(NetworkSnapshot now) {
        IpAddress own = upstream.link().local();
        return !own.isLoopback() && now.addresses().stream().noneMatch(address -> address.address().equals(own));
    }

    private void networkLost() {
        networkGone = true;
        if (phase == Phase.DATA) {
            abandonData(Replies.NETWORK_LOST);
            outcome = Outcome.FAILED;
            goOn(false);
        } else if (!awaitsFinalReply()) {
            dropUpstream();
            end(Replies.NETWORK_LOST, Outcome.FAILED);
        }
    }

    void drain() {
        if (phase == Phase.CONNECTING) {
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

    private void end(Reply reply, Outcome how) {
        if (phase == Phase.CLOSING || phase == Phase.OVER) {
            return;
        }
        boolean inOrder = phase == Phase.COMMANDS && pending.isEmpty();
        phase = Phase.CLOSING;
        outcome = how;
        if (connector != null) {
            connector.cancel();
            connector = null;
        }
        if (upstream != null) {
            if (inOrder) {
                upstream.quit(environment.options().timeouts().quit());
            } else {
                upstream.drop();
            }
        }
        if (reply != null) {
            say(reply);
        }
        journal.transactionEnded(data == null ? 0 : data.passed(), false, reply == null ? "" : reply.words());
        if (client.isReady() || client.isGone()) {
            finish();
        }
    }

    private void dropUpstream() {
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
