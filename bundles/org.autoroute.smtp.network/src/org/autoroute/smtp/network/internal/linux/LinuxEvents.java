package org.autoroute.smtp.network.internal.linux;

import java.io.IOException;
import java.time.Duration;
import org.autoroute.smtp.network.internal.ChangeEvents;
import org.autoroute.smtp.network.internal.posix.DescriptorWatch;
import org.autoroute.smtp.network.internal.posix.Posix;

/**
 * Hears rtnetlink's groups for links, addresses and routes. Of the routes only the default ones wake the program: others come and go with each address.
 */
public final class LinuxEvents implements ChangeEvents {

    private static final int GROUPS = Rtnetlink.RTMGRP_LINK | Rtnetlink.RTMGRP_IPV4_IFADDR | Rtnetlink.RTMGRP_IPV6_IFADDR
            | Rtnetlink.RTMGRP_IPV4_ROUTE | Rtnetlink.RTMGRP_IPV6_ROUTE;

    private final Posix posix = new Posix();
    private final LibC libc = new LibC();
    private DescriptorWatch watch;
    private boolean closed;

    @Override
    public synchronized void start(Runnable changed) throws IOException {
        if (!closed && !running()) {
            NetlinkSocket socket = new NetlinkSocket(libc, GROUPS, Duration.ofSeconds(1));
            watch = new DescriptorWatch(posix, "network-rtnetlink", socket.descriptor(), () -> read(socket, changed), changed);
        }
    }

    @Override
    public synchronized boolean running() {
        return watch != null && watch.running();
    }

    private static void read(NetlinkSocket socket, Runnable changed) throws IOException {
        try {
            int length = socket.receive();
            if (NetlinkMessage.split(socket.buffer(), length).stream().anyMatch(LinuxEvents::matters)) {
                changed.run();
            }
        } catch (NetlinkSocket.Overrun lost) {
            changed.run();
        }
    }

    /** Whether a message may change the snapshot: the reports of a Wi-Fi scan, which come as link messages every few seconds, do not. */
    static boolean matters(NetlinkMessage message) {
        return switch (message.type()) {
            case Rtnetlink.RTM_NEWADDR, Rtnetlink.RTM_DELADDR, Rtnetlink.RTM_DELLINK -> true;
            case Rtnetlink.RTM_NEWROUTE, Rtnetlink.RTM_DELROUTE -> DefaultRoutes.isDefault(message);
            case Rtnetlink.RTM_NEWLINK -> !message.attributes(Rtnetlink.LINK_HEADER).containsKey(Rtnetlink.IFLA_WIRELESS);
            default -> false;
        };
    }

    @Override
    public void close() {
        DescriptorWatch running;
        synchronized (this) {
            closed = true;
            running = watch;
        }
        if (running != null) {
            running.close();
        }
    }
}
