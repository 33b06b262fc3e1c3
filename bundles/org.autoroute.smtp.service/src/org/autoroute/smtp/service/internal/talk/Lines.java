package org.autoroute.smtp.service.internal.talk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.HashSet;
import java.util.Set;

/** The connections a check has made. Closing it from another thread hangs all of them up and forbids new ones. */
public final class Lines implements AutoCloseable {

    private final Set<Socket> open = new HashSet<>();
    private boolean closed;

    /** A connection, made in time or not at all. */
    public Talk connect(InetSocketAddress to, TimeLimit limit) throws IOException {
        Socket socket = fresh();
        try {
            socket.connect(to, limit.millis());
            return new Talk(socket);
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    private synchronized Socket fresh() throws SocketException {
        if (closed) {
            throw new SocketException("closed");
        }
        open.removeIf(Socket::isClosed);
        Socket socket = new Socket();
        open.add(socket);
        return socket;
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
