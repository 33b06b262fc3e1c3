package org.autoroute.smtp.relay.internal.upstream;

import java.util.Optional;

import org.autoroute.smtp.relay.CertificateFacts;

/**
 * Why a server is not used.
 *
 * @param cause       in words, one sentence without the server's name in front
 * @param certificate the one that was not accepted, when that is the cause
 */
public record Refusal(String cause, Optional<CertificateFacts> certificate) {

    static Refusal of(String cause) {
        return new Refusal(cause, Optional.empty());
    }
}
