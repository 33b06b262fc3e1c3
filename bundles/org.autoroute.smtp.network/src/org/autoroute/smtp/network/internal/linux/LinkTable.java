package org.autoroute.smtp.network.internal.linux;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.autoroute.smtp.network.internal.Link;
import org.autoroute.smtp.routing.Connection;
import org.autoroute.smtp.routing.IpAddress;

/** Gathers the links and addresses of a dump. */
final class LinkTable {

    private record Found(String name, Optional<Connection.Kind> kind, List<Link.Address> addresses) {
    }

    private final LinkKinds kinds;
    private final Map<Integer, Found> byIndex = new TreeMap<>();

    LinkTable(LinkKinds kinds) {
        this.kinds = kinds;
    }

    /** An RTM_NEWLINK. Links that are loopback, down or without carrier are passed over, and with them their addresses. */
    void addLink(NetlinkMessage message) {
        if (message.body().limit() < Rtnetlink.LINK_HEADER) {
            return;
        }
        int type = message.body().getShort(2) & 0xffff;
        int index = message.body().getInt(4);
        int flags = message.body().getInt(8);
        int wanted = Rtnetlink.IFF_UP | Rtnetlink.IFF_RUNNING;
        Map<Integer, ByteBuffer> attributes = message.attributes(Rtnetlink.LINK_HEADER);
        if ((flags & wanted) == wanted && (flags & Rtnetlink.IFF_LOOPBACK) == 0 && attributes.containsKey(Rtnetlink.IFLA_IFNAME)) {
            String name = text(attributes.get(Rtnetlink.IFLA_IFNAME));
            String kind = Optional.ofNullable(attributes.get(Rtnetlink.IFLA_LINKINFO))
                    .map(info -> NetlinkMessage.attributes(info).get(Rtnetlink.IFLA_INFO_KIND)).map(LinkTable::text).orElse("");
            byIndex.put(index, new Found(name, kinds.of(name, type, kind), new ArrayList<>()));
        }
    }

    /** An RTM_NEWADDR. On a point-to-point link IFA_LOCAL is the own address and IFA_ADDRESS the peer's. */
    void addAddress(NetlinkMessage message) {
        if (message.body().limit() < Rtnetlink.ADDRESS_HEADER) {
            return;
        }
        int family = message.body().get(0);
        int prefixLength = message.body().get(1) & 0xff;
        Found link = byIndex.get(message.body().getInt(4));
        Map<Integer, ByteBuffer> attributes = message.attributes(Rtnetlink.ADDRESS_HEADER);
        ByteBuffer octets = attributes.getOrDefault(Rtnetlink.IFA_LOCAL, attributes.get(Rtnetlink.IFA_ADDRESS));
        int size = family == Rtnetlink.AF_INET ? 4 : family == Rtnetlink.AF_INET6 ? 16 : -1;
        if (link == null || octets == null || octets.limit() != size || !usable(message, attributes)) {
            return;
        }
        byte[] copy = new byte[size];
        octets.get(0, copy);
        IpAddress address = IpAddress.of(copy);
        if (!address.isLoopback() && !address.isUnspecified() && prefixLength <= address.bits()) {
            link.addresses().add(new Link.Address(address, prefixLength));
        }
    }

    private static boolean usable(NetlinkMessage message, Map<Integer, ByteBuffer> attributes) {
        ByteBuffer wide = attributes.get(Rtnetlink.IFA_FLAGS);
        int flags = wide != null && wide.limit() >= 4 ? wide.getInt(0) : message.body().get(2) & 0xff;
        boolean tentative = (flags & Rtnetlink.IFA_F_TENTATIVE) != 0 && (flags & Rtnetlink.IFA_F_OPTIMISTIC) == 0;
        return !tentative && (flags & Rtnetlink.IFA_F_DADFAILED) == 0;
    }

    private static String text(ByteBuffer zeroTerminated) {
        String text = StandardCharsets.UTF_8.decode(zeroTerminated.duplicate()).toString();
        int end = text.indexOf(0);
        return end < 0 ? text : text.substring(0, end);
    }

    List<Link> links() {
        return byIndex.values().stream().map(f -> new Link(f.name(), f.name(), f.kind(), f.addresses())).toList();
    }
}
