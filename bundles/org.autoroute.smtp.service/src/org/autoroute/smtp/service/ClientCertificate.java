package org.autoroute.smtp.service;

import org.autoroute.smtp.relay.CertificateFacts;

/**
 * The certificate mail clients are shown, signed by nobody but itself. Immutable, any thread.
 *
 * @param facts what a person compares before trusting it
 * @param pem   the certificate without its key, as other programs import it (RFC 7468)
 */
public record ClientCertificate(CertificateFacts facts, String pem) {
}
