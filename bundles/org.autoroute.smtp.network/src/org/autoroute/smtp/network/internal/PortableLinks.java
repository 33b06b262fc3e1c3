package org.autoroute.smtp.network.internal;

import java.io.IOException;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.autoroute.smtp.routing.Connection;
import org.autoroute.smtp.routing.IpAddress;

/** Reads the interfaces through the Java library, which every system has. It does not tell which IPv6 addresses are still tentative. */
public final class PortableLinks implements LinkReader {

    @Override
    public List<Link> read() throws IOException {
        List<Link> links = new ArrayList<>();
        for (NetworkInterface each : NetworkInterface.networkInterfaces().sorted(Comparator.comparingInt(NetworkInterface::getIndex)).toList()) {
            try {
                if (each.isUp() && !each.isLoopback()) {
                    links.add(link(each));
                }
            } catch (SocketException gone) {
                // An interface may vanish between being listed and being asked; it is not up then.
                continue;
            }
        }
        return links;
    }

    private static Link link(NetworkInterface each) {
        List<Link.Address> addresses = new ArrayList<>();
        for (InterfaceAddress own : each.getInterfaceAddresses()) {
            // The library reports -1 or 0 where the system gave no length: only the address itself is certain then.
            IpAddress address = IpAddress.of(own.getAddress());
            int length = own.getNetworkPrefixLength();
            if (!address.isLoopback() && !address.isUnspecified()) {
                addresses.add(new Link.Address(address, length > 0 && length <= address.bits() ? length : address.bits()));
            }
        }
        String label = Optional.ofNullable(each.getDisplayName()).orElse(each.getName());
        return new Link(each.getName(), label, kind(each.getName()), addresses);
    }

    private static Optional<Connection.Kind> kind(String name) {
        if (name.startsWith("ppp")) {
            return Optional.of(Connection.Kind.DIAL_UP);
        }
        if (name.startsWith("wwan") || name.startsWith("pdp_ip")) {
            return Optional.of(Connection.Kind.MOBILE);
        }
        return name.matches("(u?tun|wg|ipsec)[0-9]+") ? Optional.of(Connection.Kind.VPN) : Optional.empty();
    }
}
