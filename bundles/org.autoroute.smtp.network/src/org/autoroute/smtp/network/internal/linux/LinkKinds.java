package org.autoroute.smtp.network.internal.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.autoroute.smtp.routing.Connection;

/** Tells which interfaces are connections by themselves: dial-up, mobile and tunnels. */
final class LinkKinds {

    private final Path sysClassNet;

    /** @param sysClassNet where the kernel describes interfaces, {@code /sys/class/net} */
    LinkKinds(Path sysClassNet) {
        this.sysClassNet = sysClassNet;
    }

    /**
     * @param type the ARPHRD_ number of the interface
     * @param kind what the kernel module calls it, empty for hardware
     */
    Optional<Connection.Kind> of(String name, int type, String kind) {
        if (type == Rtnetlink.ARPHRD_PPP || kind.equals("ppp")) {
            return Optional.of(Connection.Kind.DIAL_UP);
        }
        // A "tun" with an Ethernet header is a tap, which mostly belongs to a virtual machine.
        boolean tunnel = kind.equals("wireguard") || kind.equals("xfrm") || kind.equals("vti") || type == Rtnetlink.ARPHRD_NONE && kind.equals("tun");
        if (tunnel) {
            return Optional.of(Connection.Kind.VPN);
        }
        boolean mobile = name.startsWith("wwan") || kind.equals("wwan") || kind.equals("rmnet") || kind.isEmpty() && isWwan(name, type);
        if (mobile) {
            return Optional.of(Connection.Kind.MOBILE);
        }
        return name.matches("(tun|wg)[0-9]+") && type == Rtnetlink.ARPHRD_NONE ? Optional.of(Connection.Kind.VPN) : Optional.empty();
    }

    private boolean isWwan(String name, int type) {
        if (type != Rtnetlink.ARPHRD_ETHER && type != Rtnetlink.ARPHRD_RAWIP && type != Rtnetlink.ARPHRD_NONE) {
            return false;
        }
        try {
            return Files.readAllLines(sysClassNet.resolve(name).resolve("uevent")).contains("DEVTYPE=wwan");
        } catch (IOException notDescribed) {
            // In a network namespace /sys may belong to another one, and the interface may be gone by now: it is none of ours then.
            return false;
        }
    }
}
