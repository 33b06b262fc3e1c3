package org.autoroute.smtp.network.internal.linux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.autoroute.smtp.network.internal.Link;
import org.autoroute.smtp.network.internal.LinkReader;

/**
 * Reads links and addresses by rtnetlink dumps. The Java library would do, but for three things: it gives the peer's address for the prefix length of
 * point-to-point links, does not tell tentative addresses from usable ones, and knows nothing of an interface's kind.
 */
public final class LinuxLinks implements LinkReader {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);

    private final LibC libc = new LibC();
    private final LinkKinds kinds = new LinkKinds(Path.of("/sys/class/net"));

    @Override
    public List<Link> read() throws IOException {
        AtomicReference<List<Link>> links = new AtomicReference<>(List.of());
        NetlinkDump.repeat(() -> {
            LinkTable table = new LinkTable(kinds);
            try (NetlinkSocket socket = new NetlinkSocket(libc, 0, ANSWER_LIMIT)) {
                // Links first: addresses of links that are passed over are passed over, too.
                boolean whole = NetlinkDump.read(socket, request(Rtnetlink.RTM_GETLINK, 1), 1, Rtnetlink.RTM_NEWLINK, table::addLink);
                whole &= NetlinkDump.read(socket, request(Rtnetlink.RTM_GETADDR, 2), 2, Rtnetlink.RTM_NEWADDR, table::addAddress);
                links.set(table.links());
                return whole;
            }
        });
        return links.get();
    }

    static byte[] request(int type, int sequence) {
        boolean links = type == Rtnetlink.RTM_GETLINK;
        int size = Rtnetlink.MESSAGE_HEADER + (links ? Rtnetlink.LINK_HEADER + 8 : Rtnetlink.ADDRESS_HEADER);
        ByteBuffer message = ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
        message.putInt(size).putShort((short) type).putShort((short) (Rtnetlink.NLM_F_REQUEST | Rtnetlink.NLM_F_DUMP));
        message.putInt(sequence).putInt(0);
        if (links) {
            message.position(Rtnetlink.MESSAGE_HEADER + Rtnetlink.LINK_HEADER);
            message.putShort((short) 8).putShort((short) Rtnetlink.IFLA_EXT_MASK).putInt(Rtnetlink.RTEXT_FILTER_SKIP_STATS);
        }
        return message.array();
    }
}
