package org.autoroute.smtp.network.internal;

import java.util.List;
import java.util.Optional;
import org.autoroute.smtp.routing.Connection;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.IpPrefix;

/**
 * An interface that is up and not loopback.
 *
 * @param name      the system's name, e.g. {@code eth0}
 * @param label     what the system shows for it; on Windows the description of the adapter, elsewhere mostly the name again
 * @param kind      present when the interface is a connection by itself, such as {@code ppp0} or {@code wg0}
 * @param addresses usable addresses, in the system's order
 */
public record Link(String name, String label, Optional<Connection.Kind> kind, List<Address> addresses) {

    private static final IpPrefix LINK_LOCAL = IpPrefix.parse("fe80::/10").orElseThrow();

    public Link {
        addresses = List.copyOf(addresses);
    }

    /**
     * One address of an interface.
     *
     * @param prefixLength 0 to {@link IpAddress#bits()}
     */
    public record Address(IpAddress address, int prefixLength) {
    }

    /** Whether it leads anywhere: an interface nobody configured has a link-local IPv6 address at most. */
    boolean hasNetwork() {
        return addresses.stream().anyMatch(a -> a.address().isV4() || !LINK_LOCAL.contains(a.address()));
    }
}
