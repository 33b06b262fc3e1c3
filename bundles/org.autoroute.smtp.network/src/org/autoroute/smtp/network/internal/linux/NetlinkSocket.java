package org.autoroute.smtp.network.internal.linux;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/** A socket that talks to the kernel about links and addresses. Not for several threads. */
final class NetlinkSocket implements AutoCloseable {

    private static final int LARGEST = 1 << 20;

    private final LibC libc;
    private final int descriptor;
    private byte[] buffer = new byte[32 * 1024];

    /**
     * @param groups  the multicast groups to hear, 0 for none
     * @param timeout of receiving
     */
    NetlinkSocket(LibC libc, int groups, Duration timeout) throws IOException {
        this.libc = libc;
        try {
            descriptor = libc.socket(LibC.AF_NETLINK, LibC.SOCK_RAW_CLOEXEC, LibC.NETLINK_ROUTE);
        } catch (LastErrorException e) {
            throw new IOException("no netlink socket", e);
        }
        try {
            ByteBuffer limit = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
            limit.putLong(timeout.toSeconds()).putLong(timeout.toNanosPart() / 1000);
            libc.setsockopt(descriptor, LibC.SOL_SOCKET, LibC.SO_RCVTIMEO, limit.array(), limit.capacity());
            ByteBuffer address = ByteBuffer.allocate(12).order(ByteOrder.nativeOrder());
            address.putShort((short) LibC.AF_NETLINK).putShort((short) 0).putInt(0).putInt(groups);
            libc.bind(descriptor, address.array(), address.capacity());
        } catch (LastErrorException e) {
            libc.close(descriptor);
            throw new IOException("netlink socket", e);
        }
    }

    int descriptor() {
        return descriptor;
    }

    /** What was last received lies here. */
    byte[] buffer() {
        return buffer;
    }

    void send(byte[] message) throws IOException {
        try {
            libc.send(descriptor, message, message.length, 0);
        } catch (LastErrorException e) {
            throw new IOException("netlink request", e);
        }
    }

    /**
     * Receives into {@link #buffer}.
     *
     * @return how many octets
     * @throws Overrun when the kernel had to drop something
     */
    int receive() throws IOException {
        while (true) {
            try {
                int length = (int) libc.recv(descriptor, buffer, buffer.length, LibC.MSG_TRUNC);
                if (length > buffer.length) {
                    buffer = new byte[Math.min(LARGEST, Integer.highestOneBit(length) * 2)];
                    throw new Overrun();
                }
                return length;
            } catch (LastErrorException e) {
                switch (e.getErrorCode()) {
                    case LibC.EINTR -> { }
                    case LibC.ENOBUFS -> throw new Overrun();
                    case LibC.EAGAIN -> throw new IOException("the kernel did not answer in time", e);
                    default -> throw new IOException("netlink socket", e);
                }
            }
        }
    }

    @Override
    public void close() {
        libc.close(descriptor);
    }

    /** Something was lost: what is wanted has to be asked for anew. */
    static final class Overrun extends IOException {
        private static final long serialVersionUID = 1L;

        Overrun() {
            super("netlink messages were lost");
        }
    }
}
