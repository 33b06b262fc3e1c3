package org.autoroute.smtp.relay;

import java.security.cert.X509Certificate;
import java.time.Instant;

import org.autoroute.smtp.relay.internal.tls.Certificates;
import org.autoroute.smtp.routing.Fingerprint;

/**
 * What a person needs to see of a certificate before trusting it. Strings come from the peer: bounded, free of control characters. Immutable, any thread.
 *
 * @param fingerprint of the certificate
 * @param subject     whom it is for
 * @param issuer      who signed it
 * @param from        begin of its validity
 * @param until       end of its validity
 */
public record CertificateFacts(Fingerprint fingerprint, String subject, String issuer, Instant from, Instant until) {

    /** Of a certificate that was shown. */
    public static CertificateFacts of(X509Certificate certificate) {
        return Certificates.facts(certificate);
    }
}
