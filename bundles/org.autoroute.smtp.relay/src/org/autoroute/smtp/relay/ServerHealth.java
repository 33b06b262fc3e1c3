package org.autoroute.smtp.relay;

import java.time.Instant;
import java.util.Optional;

import org.autoroute.smtp.routing.HostPort;

/**
 * How a server stands by what the relay has seen of it on the present network. Immutable, any thread.
 *
 * @param server      host and port
 * @param state       whether it can be used
 * @param since       when it came into that state; of no meaning while nothing is known
 * @param failures    failures in a row
 * @param nextTry     before that moment it is turned to only when nobody else is left; empty while it is not down
 * @param cause       what went wrong last, one sentence in English as clients hear it; empty when nothing did
 * @param certificate the certificate that was not accepted last, when that was the cause
 * @param tls         how well the last connection was protected
 */
public record ServerHealth(HostPort server, State state, Instant since, int failures, Optional<Instant> nextTry, String cause,
        Optional<CertificateFacts> certificate, TlsMemory.Level tls) {

    /** Of a server nothing is known of. */
    public static ServerHealth unknown(HostPort server) {
        return new ServerHealth(server, State.UNKNOWN, Instant.EPOCH, 0, Optional.empty(), "", Optional.empty(), TlsMemory.Level.NONE);
    }

    /** The same, but its last connection was protected like that. */
    public ServerHealth with(TlsMemory.Level level) {
        return new ServerHealth(server, state, since, failures, nextTry, cause, certificate, level);
    }

    /** The same, but it is to be turned to again at that moment. */
    public ServerHealth again(Instant next) {
        return new ServerHealth(server, state, since, failures, Optional.of(next), cause, certificate, tls);
    }

    /** Whether a server can be used. */
    public enum State {
        /** Nothing is known on this network. */
        UNKNOWN,
        /** The last attempts worked. */
        UP,
        /** The last attempts failed. */
        DOWN
    }
}
