package org.autoroute.smtp.relay.conformance;

import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.List;

import org.autoroute.smtp.routing.IpAddress;

/** The addresses of the computer the tests run on. */
final class HostAddresses {

    private HostAddresses() {
    }

    /** Those that are neither loopback nor bound to one link; there may be none. */
    static List<IpAddress> global() {
        try {
            return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !(address instanceof Inet6Address && address.isLinkLocalAddress()))
                    .map(IpAddress::of)
                    .toList();
        } catch (SocketException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
