package org.autoroute.smtp.relay.internal.login;

import java.util.Optional;

/** The user, then the password, each when asked (LOGIN). Servers word their questions differently, so only their number counts. */
final class TwoAnswers implements Exchange {

    private final byte[] user;
    private final byte[] password;
    private int asked;

    TwoAnswers(byte[] user, byte[] password) {
        this.user = user;
        this.password = password;
    }

    @Override
    public Optional<byte[]> initial() {
        return Optional.empty();
    }

    @Override
    public byte[] respond(byte[] challenge) throws ExchangeException {
        return switch (++asked) {
            case 1 -> user;
            case 2 -> password;
            default -> throw new ExchangeException("asks for more than the mechanism has");
        };
    }

    @Override
    public boolean maySucceed() {
        return asked == 2;
    }
}
