package org.autoroute.smtp.network.internal.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.autoroute.smtp.routing.IpAddress;

/** Finds the gateways of default routes in messages of rtnetlink: unicast routes of the main table to everywhere. */
final class DefaultRoutes {

    private DefaultRoutes() {
    }

    static byte[] request(int family, int sequence) {
        int size = Rtnetlink.MESSAGE_HEADER + Rtnetlink.ROUTE_HEADER;
        ByteBuffer message = ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
        message.putInt(size).putShort((short) Rtnetlink.RTM_GETROUTE).putShort((short) (Rtnetlink.NLM_F_REQUEST | Rtnetlink.NLM_F_DUMP));
        message.putInt(sequence).putInt(0).put((byte) family);
        return message.array();
    }

    /** Whether an RTM_NEWROUTE or RTM_DELROUTE speaks of a default route. */
    static boolean isDefault(NetlinkMessage message) {
        ByteBuffer body = message.body();
        if (body.limit() < Rtnetlink.ROUTE_HEADER || body.get(1) != 0 || body.get(7) != Rtnetlink.RTN_UNICAST) {
            return false;
        }
        ByteBuffer wide = message.attributes(Rtnetlink.ROUTE_HEADER).get(Rtnetlink.RTA_TABLE);
        int table = wide != null && wide.limit() >= 4 ? wide.getInt(0) : body.get(4) & 0xff;
        return table == Rtnetlink.RT_TABLE_MAIN;
    }

    /** None for other routes, and for one that leads to a link without a gateway. */
    static List<IpAddress> gateways(NetlinkMessage message) {
        if (!isDefault(message)) {
            return List.of();
        }
        Map<Integer, ByteBuffer> attributes = message.attributes(Rtnetlink.ROUTE_HEADER);
        List<IpAddress> found = new ArrayList<>();
        gateway(attributes).ifPresent(found::add);
        Optional.ofNullable(attributes.get(Rtnetlink.RTA_MULTIPATH)).ifPresent(hops -> addHops(hops, found));
        return found;
    }

    /** Each hop of several is a structure rtnexthop with attributes behind it. */
    private static void addHops(ByteBuffer hops, List<IpAddress> found) {
        int at = 0;
        while (hops.limit() - at >= Rtnetlink.NEXT_HOP_HEADER) {
            int size = hops.getShort(at) & 0xffff;
            if (size < Rtnetlink.NEXT_HOP_HEADER || size > hops.limit() - at) {
                return;
            }
            ByteBuffer attributes = hops.slice(at + Rtnetlink.NEXT_HOP_HEADER, size - Rtnetlink.NEXT_HOP_HEADER).order(ByteOrder.nativeOrder());
            gateway(NetlinkMessage.attributes(attributes)).ifPresent(found::add);
            at += Rtnetlink.aligned(size);
        }
    }

    private static Optional<IpAddress> gateway(Map<Integer, ByteBuffer> attributes) {
        ByteBuffer plain = attributes.get(Rtnetlink.RTA_GATEWAY);
        ByteBuffer via = attributes.get(Rtnetlink.RTA_VIA);
        // RTA_VIA is for a gateway of the other family; its address stands behind the family.
        ByteBuffer octets = plain != null || via == null || via.limit() < 2 ? plain : via.slice(2, via.limit() - 2);
        if (octets == null || octets.limit() != 4 && octets.limit() != 16) {
            return Optional.empty();
        }
        byte[] copy = new byte[octets.limit()];
        octets.get(0, copy);
        return Optional.of(IpAddress.of(copy)).filter(address -> !address.isUnspecified());
    }
}
