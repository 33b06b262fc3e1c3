package org.autoroute.smtp.relay.internal.login;

import java.util.Optional;

/**
 * One login by a SASL mechanism (RFC 4422), the client's side: octets in, octets out, in the order of the calls. Knows nothing of lines, base64 or
 * connections. {@link #respond} may compute for as long as its mechanism {@linkplain Mechanism#computes says}. For one thread at a time.
 */
public interface Exchange {

    /** What is said before the server is heard; empty when the server speaks first. To be called once, first. */
    Optional<byte[]> initial();

    /**
     * The answer to a challenge.
     *
     * @throws ExchangeException when there is none: the server does not keep to the mechanism, or is not who it should be
     */
    byte[] respond(byte[] challenge) throws ExchangeException;

    /** Whether the server may say now that the login succeeded: it has been told everything, and has proved what it has to prove. */
    boolean maySucceed();
}
