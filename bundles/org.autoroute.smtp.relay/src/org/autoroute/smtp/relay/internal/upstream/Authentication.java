package org.autoroute.smtp.relay.internal.upstream;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SelectionKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.relay.internal.login.Exchange;
import org.autoroute.smtp.relay.internal.login.ExchangeException;
import org.autoroute.smtp.relay.internal.login.Mechanism;
import org.autoroute.smtp.relay.internal.loop.EventLoop;
import org.autoroute.smtp.relay.internal.loop.Handler;
import org.autoroute.smtp.relay.internal.loop.Inbox;
import org.autoroute.smtp.relay.internal.loop.Outbox;
import org.autoroute.smtp.relay.internal.loop.Transport;
import org.autoroute.smtp.relay.internal.wire.ReplyReader;

/**
 * AUTH with an upstream (RFC 4954), on a connection that is introduced. What is sent and what is asked is never logged; the server's last words are
 * told only when they repeat nothing of it.
 */
final class Authentication implements Handler {

    /** Who waits for the end. Exactly one method is called, unless the login is cancelled; then the connection is closed. */
    interface Finish {

        void done();

        /** It said no for good. @param reply its words */
        void refused(String reply);

        /** It said no for the time being, or does not keep to the protocol. @param cause in words */
        void failed(String cause);
    }

    private static final System.Logger LOG = System.getLogger(Authentication.class.getName());
    /** RFC 4954 section 4: with the answer in it, the command must not be longer than any other. */
    private static final int LONGEST_COMMAND = 512;
    private static final int SUCCESS = 235;
    private static final int CHALLENGE = 334;

    private enum Step {
        ASKED, COMPUTING, CANCELLED, OVER
    }

    private final EventLoop loop;
    private final Transport transport;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Mechanism mechanism;
    private final Exchange exchange;
    private final Spoken spoken;
    private final Finish finish;
    private final ReplyReader reader = new ReplyReader(ReplyReader.LONGEST_CHALLENGE);
    private Optional<byte[]> held = Optional.empty();
    private String cause = "";
    private Step step = Step.ASKED;

    Authentication(EventLoop loop, Transport transport, Mechanism mechanism, String user, Secret secret, Finish finish) {
        this.loop = loop;
        this.transport = transport;
        this.inbox = new Inbox(loop.buffers());
        this.outbox = new Outbox(loop.buffers(), transport);
        this.mechanism = mechanism;
        this.exchange = mechanism.begin(user, secret);
        this.spoken = new Spoken(secret);
        this.finish = finish;
    }

    /** Takes the connection over. */
    void start() {
        transport.handler(this);
        Optional<byte[]> initial = exchange.initial();
        String command = "AUTH " + mechanism.id();
        String whole = command + initial.map(octets -> " " + encoded(octets)).orElse("");
        boolean fits = whole.length() + 2 <= LONGEST_COMMAND;
        held = fits ? Optional.empty() : initial;
        try {
            spoken.add(encoded(initial.orElse(new byte[0])));
            send(fits ? whole : command);
            transport.want(wanted());
        } catch (IOException lost) {
            failed(lost);
        }
    }

    @Override
    public void ready(int operations) {
        try {
            if (!outbox.flush()) {
                return;
            }
            int count = inbox.fill(transport, false);
            boolean room = inbox.hasRoom() || inbox.grow();
            read();
            if (step != Step.OVER && (count < 0 || !room)) {
                give(count < 0 ? "closed the connection during the login" : "its answer to AUTH has no end");
            }
        } catch (IOException lost) {
            failed(lost);
        } finally {
            inbox.settle();
            if (step != Step.OVER) {
                transport.want(wanted());
            }
        }
    }

    private int wanted() {
        return SelectionKey.OP_READ | (outbox.isEmpty() ? 0 : SelectionKey.OP_WRITE);
    }

    private void read() throws IOException {
        while (step != Step.OVER && !inbox.isEmpty()) {
            int end = reader.end(inbox.buffer(), inbox.start(), inbox.end());
            if (end == ReplyReader.MORE) {
                return;
            }
            if (end == ReplyReader.MALFORMED) {
                give("its answer to AUTH is no SMTP reply");
                return;
            }
            byte[] last = new byte[end - inbox.start() - reader.lastLine()];
            inbox.buffer().get(inbox.start() + reader.lastLine(), last);
            inbox.consumeTo(end);
            if (!inbox.isEmpty() || step == Step.COMPUTING) {
                give("it spoke out of turn");
            } else {
                answered(reader.code(), new String(last, StandardCharsets.UTF_8).strip());
            }
        }
    }

    private void answered(int code, String line) throws IOException {
        if (step == Step.CANCELLED) {
            leave(cause);
        } else if (code == CHALLENGE) {
            challenged(line.substring(Math.min(line.length(), 4)));
        } else if (code == SUCCESS) {
            succeeded();
        } else if (code / 100 == 5) {
            String words = spoken.without(line);
            quit();
            finish.refused(words);
        } else {
            leave("it cannot check the login now: " + spoken.without(line));
        }
    }

    private void succeeded() {
        if (exchange.maySucceed()) {
            over();
            finish.done();
        } else {
            leave("it took the login before it had proved itself and heard all of it");
        }
    }

    private void challenged(String text) throws IOException {
        if (held.isPresent()) {
            respond(held.get());
            held = Optional.empty();
            return;
        }
        byte[] challenge;
        try {
            challenge = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException garbage) {
            cancelExchange("its challenge is not base64");
            return;
        }
        if (mechanism.computes()) {
            step = Step.COMPUTING;
            Thread.ofVirtual().name("relay-proof").start(() -> compute(challenge));
        } else {
            answer(() -> exchange.respond(challenge));
        }
    }

    private void compute(byte[] challenge) {
        Answer answer;
        try {
            byte[] octets = exchange.respond(challenge);
            answer = () -> octets;
        } catch (ExchangeException none) {
            answer = () -> {
                throw none;
            };
        }
        Answer known = answer;
        loop.execute(() -> {
            if (step == Step.COMPUTING) {
                step = Step.ASKED;
                computed(known);
            }
        });
    }

    private void computed(Answer answer) {
        try {
            answer(answer);
            transport.want(wanted());
        } catch (IOException lost) {
            failed(lost);
        }
    }

    /** What is to be said next. */
    private interface Answer {
        byte[] octets() throws ExchangeException;
    }

    private void answer(Answer answer) throws IOException {
        try {
            respond(answer.octets());
        } catch (ExchangeException none) {
            cancelExchange("it " + none.getMessage());
        }
    }

    private void respond(byte[] octets) throws IOException {
        String line = encoded(octets);
        spoken.add(line);
        send(line);
    }

    /** RFC 4954 section 4: a line with a star; its answer is awaited, and whatever it is, the login is over. */
    private void cancelExchange(String why) throws IOException {
        cause = why;
        step = Step.CANCELLED;
        send("*");
    }

    private void send(String line) throws IOException {
        outbox.send((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private void over() {
        step = Step.OVER;
        inbox.release();
        outbox.release();
    }

    private void leave(String why) {
        quit();
        finish.failed(why);
    }

    private void give(String why) {
        String first = step == Step.CANCELLED ? cause : why;
        cancel();
        finish.failed(first);
    }

    private void quit() {
        try {
            if (outbox.isEmpty()) {
                outbox.send(Introduction.QUIT);
            }
        } catch (IOException alreadyClosed) {
            LOG.log(Level.DEBUG, "QUIT", alreadyClosed);
        }
        cancel();
    }

    /** Gives the login and its connection up; nobody is told. */
    void cancel() {
        over();
        transport.close();
    }

    @Override
    public void failed(Throwable lost) {
        if (step != Step.OVER) {
            give("connection lost during the login");
        }
    }
}
