package org.autoroute.smtp.relay.internal.upstream;

import java.util.Optional;

import org.autoroute.smtp.relay.TlsMemory;
import org.autoroute.smtp.relay.TlsMemory.Level;
import org.autoroute.smtp.routing.Fingerprint;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.Tls;

/**
 * How well a connection has to be protected: what the entry asks for, and never less than was seen of the server before.
 *
 * @param tls   what the entry says
 * @param pin   the only certificate to accept
 * @param login whether there is a password to protect
 * @param known the best that was seen
 */
record Requirement(HostPort server, Tls tls, Optional<Fingerprint> pin, boolean login, Level known) {

    private static final String REMEDY = "; set tls=none for this server if that is wanted";

    static Requirement of(ServerEntry entry, TlsMemory memory) {
        return new Requirement(entry.server(), entry.security(), entry.pin(), !(entry.login() instanceof Login.None), memory.known(entry.server()));
    }

    boolean atOnce() {
        return tls == Tls.IMPLICIT;
    }

    /** Whether STARTTLS is to be used when it is offered. */
    boolean whenOffered() {
        return tls == Tls.STARTTLS || tls == Tls.IF_OFFERED;
    }

    /** Whether any certificate will do. */
    boolean toleratesAnyCertificate() {
        return tls == Tls.IF_OFFERED && pin.isEmpty() && !login && known != Level.VERIFIED;
    }

    /** Why a server without STARTTLS is not used, empty when it may be. */
    Optional<Refusal> withoutStartTls() {
        if (tls == Tls.NONE || tls == Tls.IF_OFFERED && pin.isEmpty() && known == Level.NONE) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(known == Level.NONE ? "it does not offer STARTTLS, which its entry in the list asks for"
                : "it does not offer STARTTLS any more; it was reached with TLS before, so somebody in this network may hold it back" + REMEDY));
    }

    /** @param problem of the certificate, in words */
    String withCertificate(String problem) {
        return known == Level.VERIFIED && pin.isEmpty() ? problem + "; it had a certificate this computer trusts before" + (tls == Tls.IF_OFFERED ? REMEDY : "")
                : problem;
    }
}
