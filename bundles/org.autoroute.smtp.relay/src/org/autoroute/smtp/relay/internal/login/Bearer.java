package org.autoroute.smtp.relay.internal.login;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;

/** A token of OAuth 2 (OAUTHBEARER, XOAUTH2). A server that does not take it explains itself in a challenge and wants an answer to that before its 5xx. */
final class Bearer implements Exchange {

    private final byte[] token;
    private final byte[] acknowledgement;
    private boolean refused;

    Bearer(byte[] token, String acknowledgement) {
        this.token = token;
        this.acknowledgement = acknowledgement.getBytes(US_ASCII);
    }

    @Override
    public Optional<byte[]> initial() {
        return Optional.of(token);
    }

    @Override
    public byte[] respond(byte[] challenge) throws ExchangeException {
        if (refused) {
            throw new ExchangeException("asks for more than the mechanism has");
        }
        refused = true;
        return acknowledgement;
    }

    @Override
    public boolean maySucceed() {
        return !refused;
    }
}
