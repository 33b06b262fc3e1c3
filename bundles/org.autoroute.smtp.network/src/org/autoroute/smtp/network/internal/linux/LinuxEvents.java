package org.autoroute.smtp.network.internal.linux;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.autoroute.smtp.network.internal.ChangeEvents;
import org.autoroute.smtp.network.internal.Threads;

/**
 * Hears rtnetlink's groups for links and addresses. Routes are not listened to: nothing in a snapshot depends on them, and router advertisements
 * would wake the program for nothing.
 */
public final class LinuxEvents implements ChangeEvents {

    private static final System.Logger LOG = System.getLogger(LinuxEvents.class.getName());
    private static final int GROUPS = Rtnetlink.RTMGRP_LINK | Rtnetlink.RTMGRP_IPV4_IFADDR | Rtnetlink.RTMGRP_IPV6_IFADDR;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

    private final LibC libc = new LibC();
    private Thread thread;
    private int wake = -1;
    private volatile boolean closed;

    @Override
    public synchronized void start(Runnable changed) throws IOException {
        if (closed || running()) {
            return;
        }
        NetlinkSocket socket = new NetlinkSocket(libc, GROUPS, Duration.ofSeconds(1));
        try {
            wake = libc.eventfd(0, LibC.EFD_CLOEXEC);
        } catch (LastErrorException e) {
            socket.close();
            throw new IOException("eventfd", e);
        }
        int stop = wake;
        thread = Thread.ofPlatform().name("network-rtnetlink").daemon().start(() -> listen(socket, stop, changed));
    }

    @Override
    public synchronized boolean running() {
        return thread != null && thread.isAlive();
    }

    private void listen(NetlinkSocket socket, int stop, Runnable changed) {
        try (socket) {
            ByteBuffer descriptors = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
            while (!closed) {
                descriptors.clear();
                descriptors.putInt(socket.descriptor()).putShort(LibC.POLLIN).putShort((short) 0);
                descriptors.putInt(stop).putShort(LibC.POLLIN).putShort((short) 0);
                poll(descriptors.array());
                if (descriptors.getShort(6) != 0 && !closed && tells(socket)) {
                    changed.run();
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "Network events ended; they are started again later", e);
            changed.run();
        } finally {
            end(stop);
        }
    }

    private void poll(byte[] descriptors) throws IOException {
        try {
            libc.poll(descriptors, 2, -1);
        } catch (LastErrorException e) {
            if (e.getErrorCode() != LibC.EINTR) {
                throw new IOException("poll", e);
            }
        }
    }

    private static boolean tells(NetlinkSocket socket) throws IOException {
        try {
            int length = socket.receive();
            return NetlinkMessage.split(socket.buffer(), length).stream().anyMatch(LinuxEvents::matters);
        } catch (NetlinkSocket.Overrun lost) {
            return true;
        }
    }

    /** Whether a message may change the snapshot: the reports of a Wi-Fi scan, which come as link messages every few seconds, do not. */
    static boolean matters(NetlinkMessage message) {
        return switch (message.type()) {
            case Rtnetlink.RTM_NEWADDR, Rtnetlink.RTM_DELADDR, Rtnetlink.RTM_DELLINK -> true;
            case Rtnetlink.RTM_NEWLINK -> !message.attributes(Rtnetlink.LINK_HEADER).containsKey(Rtnetlink.IFLA_WIRELESS);
            default -> false;
        };
    }

    /** The number of a closed descriptor may soon be somebody else's: nobody writes to it any more once it is closed. */
    private synchronized void end(int stop) {
        libc.close(stop);
        if (wake == stop) {
            wake = -1;
        }
    }

    @Override
    public void close() {
        Thread listening;
        synchronized (this) {
            closed = true;
            listening = thread;
            if (wake >= 0) {
                ByteBuffer one = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putLong(1);
                libc.write(wake, one.array(), one.capacity());
            }
        }
        if (listening != null) {
            Threads.join(listening, CLOSE_LIMIT);
        }
    }
}
