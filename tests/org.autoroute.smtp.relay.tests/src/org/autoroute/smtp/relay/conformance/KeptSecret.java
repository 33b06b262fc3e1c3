package org.autoroute.smtp.relay.conformance;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;

import org.autoroute.smtp.relay.Credentials;
import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;

/** Credentials of a test: what is answered to the first question, the second and so on, and which refusals were heard of. */
final class KeptSecret implements Credentials {

    private final IntFunction<Answer> answers;
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private int asked;
    private int accepted;

    private KeptSecret(IntFunction<Answer> answers) {
        this.answers = answers;
    }

    static KeptSecret password(String password) {
        return answer(new Answer.Password(new Secret(password)));
    }

    /** The first one at the first question, the last for good. */
    static KeptSecret tokens(String... tokens) {
        return new KeptSecret(count -> new Answer.Token(new Secret(tokens[Math.min(count, tokens.length) - 1])));
    }

    static KeptSecret answer(Answer answer) {
        return new KeptSecret(count -> answer);
    }

    @Override
    public synchronized CompletionStage<Answer> of(HostPort server, Login.Stored login) {
        return CompletableFuture.completedFuture(answers.apply(++asked));
    }

    @Override
    public void refused(HostPort server, Login.Stored login, String reply) {
        refusals.add(reply);
    }

    @Override
    public synchronized void accepted(HostPort server, Login.Stored login) {
        accepted++;
    }

    synchronized int accepted() {
        return accepted;
    }

    List<String> refusals() {
        return refusals;
    }

    synchronized int asked() {
        return asked;
    }
}
