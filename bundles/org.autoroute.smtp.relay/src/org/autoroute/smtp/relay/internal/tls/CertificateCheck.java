package org.autoroute.smtp.relay.internal.tls;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

import org.autoroute.smtp.relay.CertificateFacts;
import org.autoroute.smtp.relay.ServersOnlyTrustManager;
import org.autoroute.smtp.routing.Fingerprint;

/**
 * Judges the certificate of one server at one connection and remembers in words what is wrong with it. Runs where the handshake's long tasks run; what
 * it remembers may be asked for by any thread when the handshake is over.
 */
public final class CertificateCheck extends ServersOnlyTrustManager {

    private final X509ExtendedTrustManager trusted;
    private final String host;
    private final Optional<Fingerprint> pin;
    private final boolean tolerant;
    private volatile String problem = "";
    private volatile CertificateFacts facts;

    /**
     * @param trusted  knows whose signatures count
     * @param host     name or address of the server as the user wrote it
     * @param pin      the only certificate to accept
     * @param tolerant whether any certificate will do
     */
    CertificateCheck(X509ExtendedTrustManager trusted, String host, Optional<Fingerprint> pin, boolean tolerant) {
        this.trusted = trusted;
        this.host = host;
        this.pin = pin;
        this.tolerant = tolerant;
    }

    /** What is wrong with the certificate, empty when nothing is. */
    public String problem() {
        return problem;
    }

    /** Whether the certificate was not accepted. */
    public boolean isRefusal() {
        return !tolerant && !problem.isEmpty();
    }

    /** The certificate, empty before the server has shown it. */
    public Optional<CertificateFacts> facts() {
        return Optional.ofNullable(facts);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        facts = Certificates.facts(chain[0]);
        problem = pin.isPresent() ? pinned(pin.get()) : String.join(", and ", problems(chain, authType, engine));
        if (isRefusal()) {
            throw new CertificateException(problem);
        }
    }

    private String pinned(Fingerprint expected) {
        return facts.fingerprint().equals(expected) ? "" : "its certificate is not the pinned one (fingerprint " + facts.fingerprint() + ")";
    }

    private List<String> problems(X509Certificate[] chain, String authType, SSLEngine engine) {
        List<String> problems = new ArrayList<>();
        Date now = new Date();
        if (now.after(chain[0].getNotAfter())) {
            problems.add("its certificate expired on " + day(facts.until()));
        } else if (now.before(chain[0].getNotBefore())) {
            problems.add("its certificate is not valid before " + day(facts.from()));
        } else {
            signature(chain, authType).ifPresent(problems::add);
        }
        if (!Certificates.isFor(chain[0], host)) {
            problems.add("its certificate is for " + facts.subject() + ", not for " + host);
        }
        if (problems.isEmpty()) {
            rest(chain, authType, engine).ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<String> signature(X509Certificate[] chain, String authType) {
        try {
            trusted.checkServerTrusted(chain, authType);
            return Optional.empty();
        } catch (CertificateException refused) {
            boolean late = refused.getCause() instanceof CertPathValidatorException path && path.getReason() == BasicReason.EXPIRED;
            return Optional.of(late ? "a certificate that signs its own has expired"
                    : "its certificate is signed by nobody this computer trusts (fingerprint " + facts.fingerprint() + ")");
        }
    }

    /** Java's own check of all that, its rules for algorithms included. */
    private Optional<String> rest(X509Certificate[] chain, String authType, SSLEngine engine) {
        try {
            trusted.checkServerTrusted(chain, authType, engine);
            return Optional.empty();
        } catch (CertificateException refused) {
            return Optional.of("its certificate cannot be accepted: " + refused.getMessage());
        }
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
