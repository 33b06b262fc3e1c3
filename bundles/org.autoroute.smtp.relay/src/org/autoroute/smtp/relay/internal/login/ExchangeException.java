package org.autoroute.smtp.relay.internal.login;

/** An exchange cannot go on; the message says why, after the words "the server", in English and without anything secret. */
public final class ExchangeException extends Exception {

    private static final long serialVersionUID = 1L;

    public ExchangeException(String message) {
        super(message);
    }
}
