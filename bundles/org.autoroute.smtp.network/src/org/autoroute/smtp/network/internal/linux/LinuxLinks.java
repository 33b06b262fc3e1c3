package org.autoroute.smtp.network.internal.linux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.autoroute.smtp.network.internal.Link;
import org.autoroute.smtp.network.internal.LinkReader;

/**
 * Reads links and addresses by rtnetlink dumps. The Java library would do, but for three things: it gives the peer's address for the prefix length of
 * point-to-point links, does not tell tentative addresses from usable ones, and knows nothing of an interface's kind.
 */
public final class LinuxLinks implements LinkReader {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 5;

    private final LibC libc = new LibC();
    private final LinkKinds kinds = new LinkKinds(Path.of("/sys/class/net"));

    @Override
    public List<Link> read() throws IOException {
        IOException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (NetlinkSocket socket = new NetlinkSocket(libc, 0, ANSWER_LIMIT)) {
                LinkTable table = new LinkTable(kinds);
                // Links first: addresses of links that are passed over are passed over, too.
                boolean whole = dump(socket, request(Rtnetlink.RTM_GETLINK, 1), 1, Rtnetlink.RTM_NEWLINK, table::addLink);
                whole &= dump(socket, request(Rtnetlink.RTM_GETADDR, 2), 2, Rtnetlink.RTM_NEWADDR, table::addAddress);
                if (whole) {
                    return table.links();
                }
                last = new IOException("the interfaces change faster than they can be read");
            } catch (NetlinkSocket.Overrun e) {
                last = e;
            }
        }
        throw last;
    }

    /** Returns false when something changed while the kernel wrote. */
    private static boolean dump(NetlinkSocket socket, byte[] request, int sequence, int wanted, Consumer<NetlinkMessage> sink) throws IOException {
        socket.send(request);
        boolean whole = true;
        while (true) {
            int length = socket.receive();
            for (NetlinkMessage message : NetlinkMessage.split(socket.buffer(), length)) {
                if (message.sequence() != sequence) {
                    continue;
                }
                whole &= (message.flags() & Rtnetlink.NLM_F_DUMP_INTR) == 0;
                if (message.type() == Rtnetlink.NLMSG_DONE) {
                    return whole;
                }
                if (message.type() == Rtnetlink.NLMSG_ERROR) {
                    throw new IOException("the kernel refused a dump: error " + -message.body().getInt(0));
                }
                if (message.type() == wanted) {
                    sink.accept(message);
                }
            }
        }
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
