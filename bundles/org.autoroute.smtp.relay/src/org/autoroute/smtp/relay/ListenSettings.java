package org.autoroute.smtp.relay;

/**
 * Where to listen and whom to let in. Immutable, any thread.
 *
 * @param port    TCP port, 0 to 65535; 0 lets the system choose a free one
 * @param allowed the peers that may connect. When it allows this computer alone, only loopback addresses are listened on
 */
public record ListenSettings(int port, AccessRule allowed) {

    /** @throws IllegalArgumentException when the port is out of range */
    public ListenSettings {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port: " + port);
        }
    }
}
