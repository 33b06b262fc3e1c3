package org.autoroute.smtp.relay;

import java.util.concurrent.ConcurrentHashMap;

import org.autoroute.smtp.routing.HostPort;

/**
 * Remembers how well a server was once protected, so that it never silently gets less. Asked and told on loop threads: must not block. Any thread.
 */
public interface TlsMemory {

    /** How well, the least first. */
    enum Level {
        /** Without TLS. */
        NONE,
        /** TLS, but nobody vouched for the certificate. */
        UNVERIFIED,
        /** TLS with a certificate that was checked or pinned. */
        VERIFIED
    }

    /** The best this server was seen with. */
    Level known(HostPort server);

    /** A connection with that protection has greeted; a level below the known one changes nothing. */
    void seen(HostPort server, Level level);

    /** One that forgets with the process. */
    static TlsMemory ofProcess() {
        ConcurrentHashMap<HostPort, Level> levels = new ConcurrentHashMap<>();
        return new TlsMemory() {
            @Override
            public Level known(HostPort server) {
                return levels.getOrDefault(server, Level.NONE);
            }

            @Override
            public void seen(HostPort server, Level level) {
                levels.merge(server, level, (a, b) -> a.compareTo(b) >= 0 ? a : b);
            }
        };
    }
}
