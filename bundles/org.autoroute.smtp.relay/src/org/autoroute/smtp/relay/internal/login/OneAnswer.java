package org.autoroute.smtp.relay.internal.login;

import java.util.Optional;

/** All there is to say is said at once (PLAIN). */
final class OneAnswer implements Exchange {

    private final byte[] answer;

    OneAnswer(byte[] answer) {
        this.answer = answer;
    }

    @Override
    public Optional<byte[]> initial() {
        return Optional.of(answer);
    }

    @Override
    public byte[] respond(byte[] challenge) throws ExchangeException {
        throw new ExchangeException("asks for more than the mechanism has");
    }

    @Override
    public boolean maySucceed() {
        return true;
    }
}
