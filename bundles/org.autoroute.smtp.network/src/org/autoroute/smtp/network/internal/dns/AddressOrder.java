package org.autoroute.smtp.network.internal.dns;

import java.util.Comparator;
import java.util.List;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.IpPrefix;
import org.autoroute.smtp.routing.NetworkSnapshot;

/** Puts first what this computer has an address to reach it from (RFC 6724 section 6, rules 1 and 2); IPv6 before IPv4 among those. */
final class AddressOrder {

    private static final IpPrefix LINK_LOCAL = IpPrefix.parse("fe80::/10").orElseThrow();

    private AddressOrder() {
    }

    static List<IpAddress> of(List<IpAddress> addresses, NetworkSnapshot network) {
        // The sort is stable: among equals the name server's order, which it may rotate to spread load, stays.
        return addresses.stream().distinct()
                .sorted(Comparator.comparing((IpAddress a) -> !usable(a, network)).thenComparing(IpAddress::isV4)).toList();
    }

    private static boolean usable(IpAddress target, NetworkSnapshot network) {
        return network.addresses().stream().map(own -> own.address()).anyMatch(own -> own.version() == target.version()
                && !LINK_LOCAL.contains(own) && (own.isV4() || !own.isLocalNetwork() || target.isLocalNetwork()));
    }
}
