package org.autoroute.smtp.network.internal.macos;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Messages of a routing socket, net/route.h: each begins with its length (16 bits), the version of the format and its type (8 bits each). */
final class RouteMessages {

    private static final int HEADER = 4;
    private static final int RTM_NEWADDR = 0xc;
    private static final int RTM_DELADDR = 0xd;
    private static final int RTM_IFINFO = 0xe;
    private static final int RTM_IFINFO2 = 0x12;

    private RouteMessages() {
    }

    /** Whether any of the messages received tells of an address or an interface; most tell of routes and neighbours. */
    static boolean matter(byte[] data, int length) {
        ByteBuffer messages = ByteBuffer.wrap(data, 0, length).order(ByteOrder.nativeOrder());
        int at = 0;
        while (length - at >= HEADER) {
            int size = messages.getShort(at) & 0xffff;
            int type = messages.get(at + 3) & 0xff;
            if (type == RTM_NEWADDR || type == RTM_DELADDR || type == RTM_IFINFO || type == RTM_IFINFO2) {
                return true;
            }
            if (size < HEADER) {
                return false;
            }
            at += size;
        }
        return false;
    }
}
