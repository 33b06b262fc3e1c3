package org.autoroute.smtp.network.internal.linux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One netlink message; numbers in it are in the machine's byte order.
 *
 * @param body what follows the header
 */
record NetlinkMessage(int type, int flags, int sequence, ByteBuffer body) {

    /** Cuts what was received into messages. */
    static List<NetlinkMessage> split(byte[] data, int length) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(data, 0, length).slice().order(ByteOrder.nativeOrder());
        List<NetlinkMessage> messages = new ArrayList<>();
        int at = 0;
        while (length - at >= Rtnetlink.MESSAGE_HEADER) {
            int size = all.getInt(at);
            if (size < Rtnetlink.MESSAGE_HEADER || size > length - at) {
                throw new IOException("netlink message of " + size + " octets where " + (length - at) + " are left");
            }
            ByteBuffer body = slice(all, at + Rtnetlink.MESSAGE_HEADER, size - Rtnetlink.MESSAGE_HEADER);
            messages.add(new NetlinkMessage(all.getShort(at + 4) & 0xffff, all.getShort(at + 6) & 0xffff, all.getInt(at + 8), body));
            at += Rtnetlink.aligned(size);
        }
        return messages;
    }

    /** The attributes behind a header of the given size. */
    Map<Integer, ByteBuffer> attributes(int headerSize) {
        return body.limit() < headerSize ? Map.of() : attributes(slice(body, headerSize, body.limit() - headerSize));
    }

    /** The attributes in a part of a message; a damaged one ends the list. */
    static Map<Integer, ByteBuffer> attributes(ByteBuffer part) {
        Map<Integer, ByteBuffer> attributes = new HashMap<>();
        int at = 0;
        while (part.limit() - at >= 4) {
            int size = part.getShort(at) & 0xffff;
            if (size < 4 || size > part.limit() - at) {
                break;
            }
            // The two highest bits of a type are flags.
            attributes.put(part.getShort(at + 2) & 0x3fff, slice(part, at + 4, size - 4));
            at += Rtnetlink.aligned(size);
        }
        return attributes;
    }

    private static ByteBuffer slice(ByteBuffer from, int offset, int size) {
        return from.slice(offset, size).order(ByteOrder.nativeOrder());
    }
}
