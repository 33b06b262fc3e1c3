package org.autoroute.smtp.relay.internal.upstream;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** Knows where the relay itself listens, so that it never relays to itself. Any thread. */
public final class OwnListeners {

    private volatile List<InetSocketAddress> addresses = List.of();

    public void set(List<InetSocketAddress> listening) {
        addresses = List.copyOf(listening);
    }

    /** Whether a connection there would end at the relay. A wildcard listens on every address this computer has. */
    public boolean contain(InetSocketAddress target) {
        for (InetSocketAddress own : addresses) {
            if (own.getPort() == target.getPort() && reaches(own.getAddress(), target.getAddress())) {
                return true;
            }
        }
        return false;
    }

    private static boolean reaches(InetAddress own, InetAddress target) {
        if (own.isAnyLocalAddress()) {
            return target.isAnyLocalAddress() || target.isLoopbackAddress() || isOfThisComputer(target);
        }
        return own.equals(target) || target.isAnyLocalAddress() && own.isLoopbackAddress();
    }

    private static boolean isOfThisComputer(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return true;
        }
    }
}
