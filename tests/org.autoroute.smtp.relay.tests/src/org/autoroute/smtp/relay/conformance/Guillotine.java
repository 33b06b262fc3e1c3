package org.autoroute.smtp.relay.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.autoroute.smtp.routing.HostPort;

/**
 * Stands before an upstream and passes octets both ways, until exactly so many have passed one of them: then the connection ends on both sides, at that
 * octet. Counts what passes.
 */
final class Guillotine implements AutoCloseable {

    /** Which way the octets are counted. */
    enum Way {
        TO_UPSTREAM, FROM_UPSTREAM
    }

    /** How a connection ends. */
    enum End {
        CLOSE, RESET
    }

    /** Where and how to end a connection. @param at octets that still pass */
    record Cut(Way way, int at, End end) {

        /** Never. */
        static final Cut NONE = new Cut(Way.TO_UPSTREAM, Integer.MAX_VALUE, End.CLOSE);
    }

    private final InetSocketAddress upstream;
    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile Cut next = Cut.NONE;
    private volatile Connection last;

    Guillotine(Upstream upstream) {
        try {
            this.upstream = new InetSocketAddress(InetAddress.getLoopbackAddress(), upstream.port());
            server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Thread.ofVirtual().name("guillotine").start(this::serve);
    }

    HostPort at() {
        return new HostPort("127.0.0.1", server.getLocalPort());
    }

    /** For connections made from now on. */
    void cut(Cut cut) {
        next = cut;
    }

    /** Octets that have passed the last connection. */
    int passed(Way way) {
        return last.passed(way).get();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket relay = server.accept();
                sockets.add(relay);
                last = new Connection(relay, next);
                last.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** One connection and the one behind it. */
    private final class Connection {

        private final Socket relay;
        private final Cut cut;
        private final Socket behind = new Socket();
        private final AtomicInteger toUpstream = new AtomicInteger();
        private final AtomicInteger fromUpstream = new AtomicInteger();

        Connection(Socket relay, Cut cut) {
            this.relay = relay;
            this.cut = cut;
        }

        AtomicInteger passed(Way way) {
            return way == Way.TO_UPSTREAM ? toUpstream : fromUpstream;
        }

        void start() throws IOException {
            relay.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            sockets.add(behind);
            behind.connect(upstream);
            if (cut.at() == 0) {
                end();
                return;
            }
            Thread.ofVirtual().start(() -> pass(relay, behind, Way.TO_UPSTREAM));
            Thread.ofVirtual().start(() -> pass(behind, relay, Way.FROM_UPSTREAM));
        }

        private void pass(Socket from, Socket to, Way way) {
            byte[] buffer = new byte[4096];
            AtomicInteger passed = passed(way);
            try {
                for (int count = from.getInputStream().read(buffer); count >= 0; count = from.getInputStream().read(buffer)) {
                    int most = cut.way() == way ? cut.at() - passed.get() : count;
                    to.getOutputStream().write(buffer, 0, Math.min(count, most));
                    passed.addAndGet(Math.min(count, most));
                    if (count >= most && cut.way() == way) {
                        end();
                        return;
                    }
                }
                to.shutdownOutput();
            } catch (IOException over) {
                // One side has ended the connection, or the blade has fallen: the test asks what became of the mail.
            }
        }

        private void end() throws IOException {
            for (Socket socket : List.of(relay, behind)) {
                if (cut.end() == End.RESET) {
                    socket.setSoLinger(true, 0);
                    socket.close();
                } else {
                    socket.shutdownOutput();
                }
            }
        }
    }
}
