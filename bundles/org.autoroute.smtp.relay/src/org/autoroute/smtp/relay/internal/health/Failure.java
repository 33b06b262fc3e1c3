package org.autoroute.smtp.relay.internal.health;

import java.util.Optional;

import org.autoroute.smtp.relay.CertificateFacts;

/**
 * What went wrong with a server. Immutable, any thread.
 *
 * @param stage       how far it had come, which says what would prove that it is well again
 * @param cause       one clause in English, as clients hear it behind the server's name
 * @param certificate the one that was not accepted, when that was the cause
 */
public record Failure(Stage stage, String cause, Optional<CertificateFacts> certificate) {

    /** How far a server had come, the earliest first. Whoever fails at one of them is not well again before that one has been passed. */
    public enum Stage {
        /** Address, connection, greeting, EHLO, TLS. */
        OPENING,
        /** AUTH. */
        LOGIN,
        /** From MAIL to the final reply. */
        MAIL
    }

    /** Before a login. */
    public static Failure opening(String cause, Optional<CertificateFacts> certificate) {
        return new Failure(Stage.OPENING, cause, certificate);
    }

    /** Behind MAIL. */
    public static Failure mail(String cause) {
        return new Failure(Stage.MAIL, cause, Optional.empty());
    }
}
