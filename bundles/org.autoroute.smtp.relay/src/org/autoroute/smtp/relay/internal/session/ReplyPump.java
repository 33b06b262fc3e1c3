package org.autoroute.smtp.relay.internal.session;

import java.nio.ByteBuffer;

import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.relay.internal.loop.Inbox;
import org.autoroute.smtp.relay.internal.verb.Data;
import org.autoroute.smtp.relay.internal.verb.Dialogue;
import org.autoroute.smtp.relay.internal.verb.EndOfData;
import org.autoroute.smtp.relay.internal.verb.Verb;
import org.autoroute.smtp.relay.internal.verb.Verbs;
import org.autoroute.smtp.relay.internal.wire.Reply;
import org.autoroute.smtp.relay.internal.wire.ReplyReader;

/**
 * Takes the upstream's replies one by one, matches each with the command it answers, and sends it to the client byte for byte (promise 5). Replies
 * that lie side by side go out in one write, from where they lie. A reply nobody asked for ends the session, for it may have been put there by
 * somebody else; only 421 may come at any time (RFC 5321 section 3.8).
 */
final class ReplyPump {

    private static final int CLOSING = 421;

    private final Session session;
    private final Stage stage;
    private final UpstreamFailure failure;
    private final ServerChange change;
    private final Transactions transactions;
    private final BegunLogin begunLogin;
    private final ClientSide client;
    private final UpstreamSide upstream;
    private final Dialogue dialogue;
    private final PendingReplies pending;
    private final int mostOctets;
    private ReplyReader reader;
    private long taken;
    private int runStart;
    private int runEnd;

    ReplyPump(Session session, Stage stage, UpstreamFailure failure, ServerChange change, Transactions transactions, BegunLogin begunLogin,
            ClientSide client, UpstreamSide upstream, Dialogue dialogue, PendingReplies pending, int mostOctets) {
        this.session = session;
        this.stage = stage;
        this.failure = failure;
        this.change = change;
        this.transactions = transactions;
        this.begunLogin = begunLogin;
        this.client = client;
        this.upstream = upstream;
        this.dialogue = dialogue;
        this.pending = pending;
        this.mostOctets = mostOctets;
        this.reader = new ReplyReader(dialogue.mayLogIn() ? ReplyReader.LONGEST_CHALLENGE : ReplyReader.LONGEST_LINE);
    }

    /** Replies seen so far. */
    long taken() {
        return taken;
    }

    /** Replies come over another connection from now on. */
    void beginAnew() {
        reader = new ReplyReader();
    }

    /** Goes on until the client must be waited for or no complete reply is left. */
    void run() {
        Inbox inbox = upstream.inbox();
        runStart = runEnd = inbox.start();
        while (stage.takesReplies() && client.isReady() && !inbox.isEmpty()) {
            int start = inbox.start();
            int end = reader.end(inbox.buffer(), start, inbox.end());
            if (end == ReplyReader.MORE) {
                sendRun();
                if (inbox.end() - start > mostOctets || inbox.isFull() && !inbox.grow()) {
                    failure.garbled();
                }
                return;
            }
            if (end == ReplyReader.MALFORMED) {
                sendRun();
                failure.garbled();
                return;
            }
            take(inbox, start, end);
        }
        sendRun();
    }

    private void take(Inbox inbox, int start, int end) {
        taken++;
        int code = reader.code();
        if (code == CLOSING && change.replace()) {
            return;
        }
        if (pending.isEmpty() && (stage.isPassingData() || code == CLOSING)) {
            sendRun();
            failure.spokeEarly(captured(inbox.buffer(), start, end));
            return;
        }
        if (pending.isEmpty() || !pending.first().canBeAnswered(code) || contradictsItself(code)) {
            sendRun();
            failure.garbled();
            return;
        }
        inbox.consumeTo(end);
        Verb verb = pending.first();
        Reply instead = pending.ownReply();
        String detail = pending.detail();
        boolean unheard = pending.isUnheard();
        pending.remove();
        if (verb != Verbs.RSET) {
            upstream.hasAnswered();
        }
        if (unheard || dialogue.refusal() != null) {
            sendRun();
            Reply reply = captured(inbox.buffer(), start, end);
            if (unheard) {
                unheard(verb, reply, detail);
            } else {
                refused(verb, reply, detail);
            }
            return;
        }
        if (instead != null && Verb.positive(code)) {
            sendRun();
            session.say(instead);
        } else if (reader.hasBareLineFeed()) {
            sendRun();
            client.send(ReplyReader.normalised(inbox.buffer(), start, end));
        } else {
            runStart = runStart == runEnd ? start : runStart;
            runEnd = end;
        }
        String words = verb.isPrivate() ? Integer.toString(code) : code >= 400 || detail == null ? ReplyReader.words(inbox.buffer(), start + reader.lastLine(), end) : null;
        transactions.answered(verb, code, detail, words);
        if (pending.ownComesNext()) {
            sendRun();
            sayOwn();
        }
        if (code == CLOSING) {
            failure.closing(words);
            sendRun();
            session.end(null, Outcome.FAILED);
        }
    }

    private void unheard(Verb verb, Reply reply, String detail) {
        if (reply.code() == CLOSING) {
            failure.spokeEarly(reply);
        } else if (verb == Verbs.AUTH) {
            begunLogin.answered(reply);
        } else {
            transactions.answeredUnheard(verb, reply, detail);
        }
    }

    /** Whether the upstream takes a message after it has refused a part of it, or its sender. */
    private boolean contradictsItself(int code) {
        return dialogue.refusal() != null && !pending.isUnheard()
                && (code == Data.GO_ON || pending.first() instanceof EndOfData && Verb.positive(code));
    }

    /** The refusal of what came before stands for every reply. */
    private void refused(Verb verb, Reply reply, String detail) {
        Reply refusal = dialogue.refusal();
        session.say(refusal);
        transactions.answered(verb, refusal.code(), detail, refusal.words());
        sayOwn();
        if (reply.code() == CLOSING) {
            session.end(null, Outcome.FAILED);
        }
    }

    private void sayOwn() {
        while (pending.ownComesNext()) {
            session.say(pending.ownReply());
            pending.remove();
        }
    }

    private Reply captured(ByteBuffer buffer, int start, int end) {
        String words = ReplyReader.words(buffer, start + reader.lastLine(), end);
        return new Reply.Upstream(reader.code(), ReplyReader.normalised(buffer, start, end), words);
    }

    private void sendRun() {
        if (runStart < runEnd) {
            client.send(upstream.inbox().buffer(), runStart, runEnd);
            runStart = runEnd;
        }
    }
}
