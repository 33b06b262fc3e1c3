package org.autoroute.smtp.relay.internal.session;

import java.util.Arrays;

import org.autoroute.smtp.relay.internal.loop.Inbox;
import org.autoroute.smtp.relay.internal.verb.Dialogue;
import org.autoroute.smtp.relay.internal.verb.LoginVerb;
import org.autoroute.smtp.relay.internal.verb.Unknown;
import org.autoroute.smtp.relay.internal.verb.Verb;
import org.autoroute.smtp.relay.internal.verb.Verbs;
import org.autoroute.smtp.relay.internal.verb.Verdict;
import org.autoroute.smtp.relay.internal.wire.CommandLine;
import org.autoroute.smtp.relay.internal.wire.LineReader;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;

/**
 * Takes the client's commands one by one: judges each, answers it or sends it on. Commands that may be batched (RFC 2920) and lie side by side go
 * upstream in one write, from where they lie. On a slow line MAIL and DATA of a client that waits for replies are answered ahead of the upstream.
 */
final class CommandPump {

    private static final byte[] NOTHING = {};

    private final Session session;
    private final Conversation conversation;
    private final Stage stage;
    private final ClientSide client;
    private final UpstreamSide upstream;
    private final Dialogue dialogue;
    private final PendingReplies pending;
    private final MessageInTransit message;
    private final ServerChange change;
    private final BegunLogin begunLogin;
    private final CommandLine line;
    private final int mostErrors;
    private boolean first = true;
    private long taken;
    private int errors;
    private byte[] ahead = NOTHING;
    private int runStart;
    private int runEnd;

    CommandPump(Session session, Conversation conversation, Stage stage, ClientSide client, UpstreamSide upstream, Dialogue dialogue,
            PendingReplies pending, MessageInTransit message, ServerChange change, BegunLogin begunLogin, CommandLine line, int mostErrors) {
        this.session = session;
        this.conversation = conversation;
        this.stage = stage;
        this.client = client;
        this.upstream = upstream;
        this.dialogue = dialogue;
        this.pending = pending;
        this.message = message;
        this.change = change;
        this.begunLogin = begunLogin;
        this.line = line;
        this.mostErrors = mostErrors;
    }

    /** Commands seen so far. */
    long taken() {
        return taken;
    }

    /** Goes on until a reply has to be awaited or nothing complete is left. */
    void run() {
        Inbox inbox = client.inbox();
        if (first && Strangers.speak(inbox)) {
            session.dropStranger();
            return;
        }
        runStart = runEnd = inbox.start();
        while (mayGoOn() && !inbox.isEmpty()) {
            int end = LineReader.end(inbox.buffer(), inbox.start(), inbox.end(), dialogue.mayLogIn() ? LoginVerb.LONGEST : LineReader.LONGEST);
            if (end == LineReader.MORE && dialogue.mayLogIn() && inbox.isFull()) {
                inbox.grow();
            }
            if (end < 0) {
                sendRun();
                trouble(end);
                return;
            }
            line.set(inbox.buffer(), inbox.start(), end);
            if (!take(dialogue.isAnswerNext() ? Verbs.AUTH_ANSWER : Verbs.of(line), inbox, end)) {
                break;
            }
        }
        sendRun();
    }

    private boolean mayGoOn() {
        return stage.takesCommands() && client.isReady() && upstream.isReady() && !pending.isFull()
                && (isQuiet() || dialogue.upstream().pipelining() && (pending.last() == null || pending.last().batchable()));
    }

    /** Whether the client waits for no reply. */
    private boolean isQuiet() {
        return pending.isEmpty() || pending.isResetOnly();
    }

    private void trouble(int kind) {
        if (kind == LineReader.STRAY) {
            session.refuse(Replies.STRAY_IN_COMMAND);
        } else if (kind == LineReader.TOO_LONG) {
            session.refuse(Replies.LINE_TOO_LONG);
        }
    }

    /** @return whether the next line may be looked at */
    private boolean take(Verb verb, Inbox inbox, int end) {
        boolean ahead = verb.endsItsGroup() && end < inbox.end();
        if ((ahead || verb.waitsForReplies()) && !isQuiet()) {
            return false;
        }
        if (ahead) {
            session.refuse(Replies.OUT_OF_STEP);
            return false;
        }
        if (verb instanceof Unknown && Strangers.speak(inbox)) {
            // What lies before it came in the same flight: it does not go on, and with the session its buffer goes.
            runEnd = runStart;
            session.dropStranger();
            return false;
        }
        Verdict verdict = line.length() > verb.longest() ? Verdict.TOO_LONG : verb.judge(line, dialogue);
        if (verb == Verbs.MAIL && verdict == Verdict.FORWARD && !mayGoToServer()) {
            return false;
        }
        if (verdict.goesUpstream() && !upstream.isConnected()) {
            verdict = new Verdict.Answer(verb.withoutServer());
        }
        if (verdict != Verdict.FORWARD) {
            sendRun();
        }
        if (verdict.goesUpstream() && isQuiet() && !upstreamIsSilent()) {
            return false;
        }
        if (verdict.goesUpstream() && pending.isResetOnly() && !isAnsweredAhead(verb, inbox, end)) {
            return false;
        }
        first = false;
        taken++;
        switch (verdict) {
            case Verdict.Forward forward -> forward(verb, inbox, end);
            case Verdict.Answer answer -> {
                inbox.consumeTo(end);
                answer(answer.reply());
            }
            case Verdict.Forget forget -> {
                inbox.consumeTo(end);
                dialogue.transactionEnded();
                answer(forget.reply());
            }
            case Verdict.LogIn logIn -> {
                inbox.consumeTo(end);
                dialogue.gate().step(logIn);
                answer(logIn.reply());
            }
            case Verdict.PassLogin login -> {
                byte[] answer = octets(inbox, end);
                inbox.consumeTo(end);
                dialogue.gate().beginAnew();
                begunLogin.begin(login.mechanism(), answer);
            }
            case Verdict.Chunk chunk -> chunk(chunk, inbox, end);
            case Verdict.Break breach -> {
                inbox.consumeTo(inbox.end());
                session.refuse(breach.reply());
            }
            case Verdict.Hello hello -> {
                inbox.consumeTo(end);
                hello(hello.extended());
            }
            case Verdict.StartTls startTls -> {
                inbox.consumeTo(end);
                startTls();
            }
            case Verdict.Leave leave -> {
                inbox.consumeTo(inbox.end());
                session.leave();
            }
        }
        return true;
    }

    /** Whether the server at hand is the one for this sender. Inside a transaction it stays (promise 3), and whoever has logged in there wants it. */
    private boolean mayGoToServer() {
        return !change.dependsOnSender() || dialogue.inTransaction() || dialogue.isLoggedIn() || pending.isEmpty() && change.isRightFor(line.path());
    }

    /** The mail whose server was looked for cannot go: the client hears why, and may go on. */
    void refuseMail(Reply reply) {
        Inbox inbox = client.inbox();
        inbox.consumeTo(LineReader.end(inbox.buffer(), inbox.start(), inbox.end()));
        first = false;
        taken++;
        session.say(reply);
    }

    /** What the upstream has said before it is asked must not become the answer. */
    private boolean upstreamIsSilent() {
        conversation.hearUpstream();
        return stage.takesCommands() && upstream.isReady();
    }

    private void forward(Verb verb, Inbox inbox, int end) {
        if (isAnsweredAhead(verb, inbox, end)) {
            answerAhead(verb, inbox, end);
            return;
        }
        takeHeldMail();
        byte[] without = verb == Verbs.MAIL ? withoutLogin() : null;
        verb.sent(line, dialogue);
        pending.add(verb, verb.batchable() ? line.path() : null, null);
        if (without != null) {
            sendRun();
            upstream.send(without);
            inbox.consumeTo(end);
            return;
        }
        if (runStart == runEnd) {
            runStart = inbox.start();
        }
        runEnd = end;
        inbox.consumeTo(end);
    }

    /** RFC 4954 section 5: whose mail it is must be taken where AUTH is offered, and the upstream offers none. @return null when MAIL says nothing of it */
    private byte[] withoutLogin() {
        return dialogue.upstream().auth().isEmpty() ? line.without("AUTH") : null;
    }

    private static byte[] octets(Inbox inbox, int end) {
        byte[] octets = new byte[end - inbox.start()];
        inbox.buffer().get(inbox.start(), octets);
        return octets;
    }

    /** Only for a client that waits for the reply; one that does not is sent on as it comes. */
    private boolean isAnsweredAhead(Verb verb, Inbox inbox, int end) {
        return isQuiet() && end == inbox.end()
                && (verb == Verbs.MAIL && dialogue.mayHoldMail() || verb == Verbs.DATA && dialogue.mayAskForMessage());
    }

    private void answerAhead(Verb verb, Inbox inbox, int end) {
        if (verb == Verbs.MAIL) {
            hold(inbox, end);
        } else {
            inbox.consumeTo(end);
            session.say(Replies.GO_AHEAD);
            message.beginsAhead();
        }
    }

    /** The upstream hears of it with the first recipient. */
    private void hold(Inbox inbox, int end) {
        byte[] without = withoutLogin();
        Verbs.MAIL.sent(line, dialogue);
        dialogue.mailHeld(new Dialogue.HeldMail(without == null ? octets(inbox, end) : without, line.path()));
        inbox.consumeTo(end);
        session.say(Replies.SENDER_OK);
    }

    /** It goes before the run that begins now. */
    private void takeHeldMail() {
        Dialogue.HeldMail held = dialogue.takeHeldMail();
        if (held != null) {
            ahead = held.octets();
            pending.addUnheard(Verbs.MAIL, held.path());
        }
    }

    private void chunk(Verdict.Chunk chunk, Inbox inbox, int end) {
        if (chunk.refusal() == null) {
            dialogue.chunkBegun(chunk.octets());
            if (!message.wouldEndWithin(chunk)) {
                upstream.send(inbox.buffer(), inbox.start(), end);
            }
        } else {
            dialogue.chunkThrownAway();
            if (++errors >= mostErrors) {
                session.refuse(Replies.TOO_MANY_ERRORS);
                return;
            }
        }
        inbox.consumeTo(end);
        message.chunkBegins(chunk);
    }

    private void sendRun() {
        if (ahead.length > 0 && runStart < runEnd) {
            sendTogether();
        }
        if (runStart < runEnd) {
            upstream.send(client.inbox().buffer(), runStart, runEnd);
            runStart = runEnd;
        }
    }

    /** In one write: a server that sees the held command alone answers it alone, and its next reply may wait until that one is acknowledged (RFC 896). */
    private void sendTogether() {
        int octets = Math.min(runEnd - runStart, LineReader.LONGEST);
        byte[] both = Arrays.copyOf(ahead, ahead.length + octets);
        client.inbox().buffer().get(runStart, both, ahead.length, octets);
        ahead = NOTHING;
        runStart += octets;
        upstream.send(both);
    }

    private void answer(Reply reply) {
        if (reply instanceof Reply.Own && reply.code() >= 500 && ++errors >= mostErrors) {
            session.refuse(Replies.TOO_MANY_ERRORS);
        } else if (isQuiet()) {
            session.say(reply);
        } else {
            pending.add(reply);
        }
    }

    /** CVE-2021-38542 and its like: what came behind it in clear must not become a command under TLS. */
    private void startTls() {
        if (client.inbox().isEmpty()) {
            session.startTls();
        } else {
            session.refuse(Replies.OUT_OF_STEP);
        }
    }

    private void hello(boolean extended) {
        if (!client.inbox().isEmpty()) {
            session.refuse(Replies.OUT_OF_STEP);
            return;
        }
        conversation.clientIs(line.argument());
        dialogue.greeted(extended);
        Reply reply = conversation.helloReply(extended);
        if (dialogue.inTransaction()) {
            upstream.reset();
            pending.add(Verbs.RSET, null, reply);
        } else {
            dialogue.transactionEnded();
            session.say(reply);
        }
    }
}
