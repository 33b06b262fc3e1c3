package org.autoroute.smtp.relay.internal.upstream;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.relay.internal.login.Exchange;
import org.autoroute.smtp.relay.internal.login.ExchangeException;
import org.autoroute.smtp.relay.internal.login.Mechanism;
import org.autoroute.smtp.relay.internal.loop.EventLoop;
import org.autoroute.smtp.relay.internal.loop.Transport;
import org.autoroute.smtp.relay.internal.wire.ReplyReader;

/**
 * AUTH with an upstream (RFC 4954), on a connection that is introduced. What is sent and what is asked is never logged; the server's last words are
 * told only when they repeat nothing of it.
 */
final class Authentication implements Questions.Asker {

    /** Who waits for the end. Exactly one method is called, unless the login is cancelled; then the connection is closed. */
    interface Finish {

        void done();

        /** It said no for good. @param reply its words */
        void refused(String reply);

        /** It said no for the time being, or does not keep to the protocol. @param cause in words */
        void failed(String cause);
    }

    /** RFC 4954 section 4: with the answer in it, the command must not be longer than any other. */
    private static final int LONGEST_COMMAND = 512;
    private static final int SUCCESS = 235;
    private static final int CHALLENGE = 334;

    private enum Step {
        ASKED, COMPUTING, CANCELLED, OVER
    }

    private final EventLoop loop;
    private final Questions questions;
    private final Mechanism mechanism;
    private final Exchange exchange;
    private final Spoken spoken;
    private final Finish finish;
    private Optional<byte[]> held = Optional.empty();
    private String cause = "";
    private Step step = Step.ASKED;

    Authentication(EventLoop loop, Transport transport, Mechanism mechanism, String user, Secret secret, Finish finish) {
        this.loop = loop;
        this.questions = new Questions(loop, transport, ReplyReader.LONGEST_CHALLENGE, this);
        this.mechanism = mechanism;
        this.exchange = mechanism.begin(user, secret);
        this.spoken = new Spoken(secret);
        this.finish = finish;
    }

    /** Takes the connection over. */
    void start() {
        questions.begin();
        Optional<byte[]> initial = exchange.initial();
        String command = "AUTH " + mechanism.id();
        String whole = command + initial.map(octets -> " " + encoded(octets)).orElse("");
        boolean fits = whole.length() + 2 <= LONGEST_COMMAND;
        held = fits ? Optional.empty() : initial;
        try {
            spoken.add(encoded(initial.orElse(new byte[0])));
            questions.ask(fits ? whole : command);
            questions.await();
        } catch (IOException broken) {
            lost();
        }
    }

    @Override
    public boolean listens() {
        return step != Step.OVER;
    }

    @Override
    public String awaited() {
        return "answer to AUTH";
    }

    @Override
    public void heard(int code, List<String> lines) throws IOException {
        if (step == Step.COMPUTING) {
            unfit("it spoke out of turn");
        } else {
            answered(code, lines.getLast().strip());
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
            questions.await();
        } catch (IOException broken) {
            lost();
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
        questions.ask(line);
    }

    /** RFC 4954 section 4: a line with a star; its answer is awaited, and whatever it is, the login is over. */
    private void cancelExchange(String why) throws IOException {
        cause = why;
        step = Step.CANCELLED;
        questions.ask("*");
    }

    private static String encoded(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private void over() {
        step = Step.OVER;
        questions.end();
    }

    private void leave(String why) {
        quit();
        finish.failed(why);
    }

    @Override
    public void unfit(String why) {
        String first = step == Step.CANCELLED ? cause : why;
        cancel();
        finish.failed(first);
    }

    @Override
    public void closed() {
        unfit("closed the connection during the login");
    }

    @Override
    public void lost() {
        if (step != Step.OVER) {
            unfit("connection lost during the login");
        }
    }

    private void quit() {
        step = Step.OVER;
        questions.quit();
    }

    /** Gives the login and its connection up; nobody is told. */
    void cancel() {
        step = Step.OVER;
        questions.close();
    }
}
