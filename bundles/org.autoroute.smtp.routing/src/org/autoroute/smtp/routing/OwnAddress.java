package org.autoroute.smtp.routing;

import java.util.Optional;

/**
 * An address this computer has. Immutable, any thread.
 *
 * @param address       never a loopback address
 * @param prefixLength  as the interface has it, 0 to {@link IpAddress#bits()}
 * @param interfaceName the system's name of the interface, e.g. {@code wlan0}
 * @param connection    name of the connection that brought the interface up, when there is one
 */
public record OwnAddress(IpAddress address, int prefixLength, String interfaceName, Optional<String> connection) {

    /** The network the address lies in by its own prefix length. */
    public IpPrefix subnet() {
        return IpPrefix.around(address, prefixLength);
    }

    /** The subnet mask: dotted decimal for IPv4, {@code /length} for IPv6. */
    public String mask() {
        return address.isV4() ? new IpAddress(4, 0, 0xffff_ffffL).masked(prefixLength).toString() : "/" + prefixLength;
    }
}
