package org.autoroute.smtp.relay.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.autoroute.smtp.routing.HostPort;

/**
 * Stands before an upstream and passes octets both ways, until exactly so many have passed one of them: then the connection ends on both sides, at that
 * octet. Counts what passes, in octets and in units: lines in clear, records under TLS (RFC 8446 section 5.1).
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

    /**
     * Where and how to end a connection.
     *
     * @param whole units that still pass
     * @param at    octets that still pass behind them
     */
    record Cut(Way way, int whole, int at, End end) {

        /** Never. */
        static final Cut NONE = new Cut(Way.TO_UPSTREAM, Integer.MAX_VALUE, 0, End.CLOSE);

        boolean isAtOnce() {
            return whole == 0 && at == 0;
        }
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

    /** For the last connection, counted from now on. */
    void cutLast(Cut cut) {
        last.aim(cut);
    }

    /** Octets that have passed the last connection. */
    int passed(Way way) {
        return last.gauge(way).octets();
    }

    /** The lengths of the units that have passed the last connection whole. */
    List<Integer> units(Way way) {
        return last.gauge(way).units();
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
        private final Socket behind = new Socket();
        private final Gauge toUpstream = new Gauge();
        private final Gauge fromUpstream = new Gauge();
        private volatile Cut cut;

        Connection(Socket relay, Cut cut) {
            this.relay = relay;
            this.cut = cut;
        }

        Gauge gauge(Way way) {
            return way == Way.TO_UPSTREAM ? toUpstream : fromUpstream;
        }

        void start() throws IOException {
            relay.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            sockets.add(behind);
            behind.connect(upstream);
            aim(cut);
            if (!cut.isAtOnce()) {
                Thread.ofVirtual().start(() -> pass(relay, behind, Way.TO_UPSTREAM));
                Thread.ofVirtual().start(() -> pass(behind, relay, Way.FROM_UPSTREAM));
            }
        }

        void aim(Cut at) {
            cut = at;
            toUpstream.aim(Integer.MAX_VALUE, 0);
            fromUpstream.aim(Integer.MAX_VALUE, 0);
            gauge(at.way()).aim(at.whole(), at.at());
            if (at.isAtOnce()) {
                try {
                    end();
                } catch (IOException impossible) {
                    throw new UncheckedIOException(impossible);
                }
            }
        }

        private void pass(Socket from, Socket to, Way way) {
            byte[] buffer = new byte[4096];
            Gauge gauge = gauge(way);
            try {
                for (int count = from.getInputStream().read(buffer); count >= 0; count = from.getInputStream().read(buffer)) {
                    to.getOutputStream().write(buffer, 0, gauge.pass(buffer, count));
                    if (gauge.isFull()) {
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
                } else if (!socket.isOutputShutdown()) {
                    socket.shutdownOutput();
                }
            }
        }
    }

    /** Counts one way of a connection. Any thread. */
    private static final class Gauge {

        private static final int HANDSHAKE = 22;
        private static final int HEADER = 5;

        private final List<Integer> units = new ArrayList<>();
        private int octets;
        private int inUnit;
        private boolean tls;
        private int recordEnd;
        private int wholeUntil = Integer.MAX_VALUE;
        private int behind;
        private int end = Integer.MAX_VALUE;

        synchronized int octets() {
            return octets;
        }

        synchronized List<Integer> units() {
            return List.copyOf(units);
        }

        /** Is full when so many more have passed. */
        synchronized void aim(int whole, int at) {
            end = whole == 0 ? octets + at : Integer.MAX_VALUE;
            wholeUntil = whole == Integer.MAX_VALUE ? whole : units.size() + whole;
            behind = at;
        }

        synchronized boolean isFull() {
            return octets >= end;
        }

        /** @return how many of these octets pass before it is full */
        synchronized int pass(byte[] buffer, int count) {
            int passed = 0;
            while (passed < count && octets < end) {
                see(buffer[passed++] & 0xff);
            }
            return passed;
        }

        private void see(int octet) {
            octets++;
            tls |= inUnit == 0 && octet == HANDSHAKE;
            inUnit++;
            if (tls) {
                recordEnd = inUnit == HEADER - 1 ? octet << Byte.SIZE : inUnit == HEADER ? HEADER + recordEnd + octet : recordEnd;
            }
            if (tls ? inUnit >= HEADER && inUnit == recordEnd : octet == '\n') {
                units.add(inUnit);
                inUnit = 0;
                end = units.size() == wholeUntil ? octets + behind : end;
            }
        }
    }
}
