package org.autoroute.smtp.relay.internal.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.autoroute.smtp.relay.Secret;

import com.ongres.scram.client.ScramClient;
import com.ongres.scram.common.ServerFirstMessage;
import com.ongres.scram.common.StringPreparation;
import com.ongres.scram.common.exception.ScramException;

/**
 * RFC 5802 and 7677: neither side says the password, and the server has to prove that it knows it, too. User and password are prepared by SASLprep;
 * what that does not allow is taken as it is, as servers do.
 */
final class Scram implements Exchange {

    /** RFC 7677 section 4. Fewer make what a false server hears easy to guess from. */
    static final int FEWEST_ROUNDS = 4096;
    /** So many take half a second; a server that asks for more wants to keep this computer busy. */
    static final int MOST_ROUNDS = 1_000_000;

    private enum Step {
        FIRST, PROOF, SIGNATURE, OVER
    }

    private final ScramClient client;
    private String nonce = "";
    private Step step = Step.FIRST;
    private boolean proved;

    Scram(String mechanism, String user, Secret password) {
        this(builder(mechanism, user, password).build());
    }

    /** With a nonce that is known beforehand. */
    Scram(String mechanism, String user, Secret password, Supplier<String> nonce) {
        this(builder(mechanism, user, password).nonceSupplier(nonce).build());
    }

    private Scram(ScramClient client) {
        this.client = client;
    }

    private static ScramClient.FinalBuildStage builder(String mechanism, String user, Secret password) {
        return ScramClient.builder().advertisedMechanisms(List.of(mechanism)).username(user).password(password.reveal().toCharArray())
                .stringPreparation(StringPreparation.POSTGRESQL_PREPARATION);
    }

    @Override
    public Optional<byte[]> initial() {
        var first = client.clientFirstMessage();
        nonce = first.getClientNonce();
        step = Step.PROOF;
        return Optional.of(first.toString().getBytes(UTF_8));
    }

    @Override
    public byte[] respond(byte[] challenge) throws ExchangeException {
        String message = new String(challenge, UTF_8);
        try {
            switch (step) {
                case PROOF -> {
                    step = Step.SIGNATURE;
                    return prove(message);
                }
                case SIGNATURE -> {
                    step = Step.OVER;
                    client.serverFinalMessage(message);
                    proved = true;
                    return new byte[0];
                }
                default -> throw new ExchangeException("asks for more than the mechanism has");
            }
        } catch (ScramException | IllegalArgumentException | IllegalStateException wrong) {
            // What the library says may repeat what the server sent.
            throw new ExchangeException(step == Step.OVER ? "cannot prove that it knows the password" : "sends what is no SCRAM message");
        }
    }

    private byte[] prove(String message) throws ScramException, ExchangeException {
        int rounds = ServerFirstMessage.parseFrom(message, nonce).getIterationCount();
        if (rounds < FEWEST_ROUNDS || rounds > MOST_ROUNDS) {
            throw new ExchangeException("wants " + rounds + " rounds of hashing, which is not between " + FEWEST_ROUNDS + " and " + MOST_ROUNDS);
        }
        client.serverFirstMessage(message);
        return client.clientFinalMessage().toString().getBytes(UTF_8);
    }

    @Override
    public boolean maySucceed() {
        return proved;
    }
}
