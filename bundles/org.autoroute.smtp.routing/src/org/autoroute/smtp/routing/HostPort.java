package org.autoroute.smtp.routing;

import java.util.Optional;

/**
 * Where a server listens. Immutable, any thread.
 *
 * @param host a host name in lower case without a dot at its end, or an IP address in canonical text (IPv6 without brackets)
 * @param port TCP port, 1 to 65535
 */
public record HostPort(String host, int port) {

    /** The port of RFC 5321 section 4.5.4.2 that stands when none is given. */
    public static final int DEFAULT_PORT = 25;

    /** @throws IllegalArgumentException when the port is out of range or the host is not as described */
    public HostPort {
        if (port < 1 || port > 65535 || !isCanonical(host)) {
            throw new IllegalArgumentException(host + ":" + port);
        }
    }

    private static boolean isCanonical(String host) {
        return IpAddress.parse(host).map(address -> address.toString().equals(host))
                .orElseGet(() -> HostName.of(host) instanceof HostName.Good name && name.ascii().equals(host));
    }

    /** The address when the host is given as one, empty when it is a name. */
    public Optional<IpAddress> literal() {
        return IpAddress.parse(host);
    }

    /** Always with its port, IPv6 in brackets: {@code smtp.first.example:25}, {@code [2001:db8::1]:25}. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
