package org.autoroute.smtp.network.internal.macos;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import org.autoroute.smtp.network.internal.ChangeEvents;
import org.autoroute.smtp.network.internal.posix.DescriptorWatch;
import org.autoroute.smtp.network.internal.posix.Posix;

/** Hears the routing socket, route(4), which tells of addresses and interfaces, too. */
public final class MacEvents implements ChangeEvents {

    private static final int PF_ROUTE = 17;
    private static final int SOCK_RAW = 3;
    private static final int ENOBUFS = 55;
    private static final int BUFFER = 8192;

    private final Posix posix = new Posix();
    private DescriptorWatch watch;
    private boolean closed;

    @Override
    public synchronized void start(Runnable changed) throws IOException {
        if (closed || running()) {
            return;
        }
        try {
            int socket = posix.socket(PF_ROUTE, SOCK_RAW, 0);
            byte[] buffer = new byte[BUFFER];
            watch = new DescriptorWatch(posix, "network-route", socket, () -> read(socket, buffer, changed), changed);
        } catch (LastErrorException e) {
            throw new IOException("routing socket", e);
        }
    }

    private void read(int socket, byte[] buffer, Runnable changed) throws IOException {
        try {
            int length = (int) posix.recv(socket, buffer, buffer.length, 0);
            if (RouteMessages.matter(buffer, length)) {
                changed.run();
            }
        } catch (LastErrorException e) {
            switch (e.getErrorCode()) {
                case Posix.EINTR -> { }
                case ENOBUFS -> changed.run();
                default -> throw new IOException("routing socket", e);
            }
        }
    }

    @Override
    public synchronized boolean running() {
        return watch != null && watch.running();
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
