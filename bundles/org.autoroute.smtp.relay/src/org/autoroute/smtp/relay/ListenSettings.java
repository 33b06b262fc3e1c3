package org.autoroute.smtp.relay;

import java.util.OptionalInt;

/**
 * Where to listen and whom to let in. Immutable, any thread.
 *
 * @param port     TCP port, 0 to 65535; 0 lets the system choose a free one
 * @param tlsPort  a second TCP port where TLS begins with the first octet (RFC 8314 section 3.3), from the same range; used while there is a certificate
 * @param startTls whether clients may change to TLS on the first port (RFC 3207), while there is a certificate
 * @param allowed  the peers that may connect. When it allows this computer alone, only loopback addresses are listened on
 */
public record ListenSettings(int port, OptionalInt tlsPort, boolean startTls, AccessRule allowed) {

    /** @throws IllegalArgumentException when the port is out of range */
    public ListenSettings {
        check(port);
        tlsPort.ifPresent(ListenSettings::check);
    }

    /** Without TLS. */
    public ListenSettings(int port, AccessRule allowed) {
        this(port, OptionalInt.empty(), false, allowed);
    }

    private static void check(int port) {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port: " + port);
        }
    }
}
