package org.autoroute.smtp.relay.internal.upstream;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.Inet6Address;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.autoroute.smtp.relay.internal.loop.Deadline;
import org.autoroute.smtp.relay.internal.loop.EventLoop;
import org.autoroute.smtp.relay.internal.loop.Handler;
import org.autoroute.smtp.relay.internal.loop.Transport;

/**
 * Connects to whichever of a server's addresses answers first (RFC 8305 section 5): the next one is tried as soon as the former has failed or has
 * not answered for a while; the first connection wins, the others are given up.
 */
final class AddressRace {

    /** Who waits for the end of the race. Exactly one method is called, unless the race is cancelled. */
    interface Finish {
        void won(Transport transport);

        /** @param cause the last failure, in words */
        void lost(String cause);
    }

    private final EventLoop loop;
    private final Duration stagger;
    private final Finish finish;
    private final Deque<InetSocketAddress> waiting;
    private final List<Attempt> running = new ArrayList<>();
    private final Deadline nextAddress;
    private String lastCause = "";
    private boolean over;

    AddressRace(EventLoop loop, Duration stagger, List<InetSocketAddress> addresses, Finish finish) {
        this.loop = loop;
        this.stagger = stagger;
        this.finish = finish;
        this.waiting = new ArrayDeque<>(interleaved(addresses));
        this.nextAddress = loop.deadline(this::next);
    }

    /** The two families in turn, beginning with that of the first address (RFC 8305 section 4). */
    static List<InetSocketAddress> interleaved(List<InetSocketAddress> addresses) {
        if (addresses.size() < 3) {
            return addresses;
        }
        Deque<InetSocketAddress> first = new ArrayDeque<>();
        Deque<InetSocketAddress> second = new ArrayDeque<>();
        for (InetSocketAddress address : addresses) {
            (family(address) == family(addresses.getFirst()) ? first : second).add(address);
        }
        List<InetSocketAddress> mixed = new ArrayList<>();
        while (!first.isEmpty() || !second.isEmpty()) {
            if (!first.isEmpty()) {
                mixed.add(first.poll());
            }
            if (!second.isEmpty()) {
                mixed.add(second.poll());
            }
        }
        return mixed;
    }

    private static ProtocolFamily family(InetSocketAddress address) {
        return address.getAddress() instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    }

    void start() {
        next();
    }

    private void next() {
        InetSocketAddress address = waiting.poll();
        if (address == null || over) {
            return;
        }
        if (!waiting.isEmpty()) {
            nextAddress.in(stagger);
        }
        new Attempt(address).start();
    }

    private void failed(Attempt attempt, IOException cause) {
        running.remove(attempt);
        if (over) {
            return;
        }
        lastCause = words(cause);
        if (!waiting.isEmpty()) {
            next();
        } else if (running.isEmpty()) {
            cancel();
            finish.lost(lastCause);
        }
    }

    private static String words(IOException cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage().toLowerCase(java.util.Locale.ROOT);
    }

    private void won(Attempt winner) {
        if (over) {
            winner.close();
            return;
        }
        running.remove(winner);
        cancel();
        finish.won(winner.transport);
    }

    void cancel() {
        over = true;
        nextAddress.cancel();
        running.forEach(Attempt::close);
        running.clear();
    }

    /** One address. */
    private final class Attempt implements Handler {

        private final InetSocketAddress address;
        private SocketChannel channel;
        private Transport transport;

        Attempt(InetSocketAddress address) {
            this.address = address;
        }

        void start() {
            running.add(this);
            try {
                channel = SocketChannel.open(family(address));
                channel.configureBlocking(false);
                boolean connected = channel.connect(address) || channel.finishConnect();
                transport = Transport.of(loop, channel, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
                if (connected) {
                    won(this);
                }
            } catch (IOException | UnsupportedOperationException unreachable) {
                failed(unreachable);
            }
        }

        @Override
        public void ready(int operations) {
            try {
                if (channel.finishConnect()) {
                    won(this);
                }
            } catch (IOException unreachable) {
                failed(unreachable);
            }
        }

        @Override
        public void failed(Throwable cause) {
            close();
            AddressRace.this.failed(this, cause instanceof IOException io ? io : new IOException(cause));
        }

        void close() {
            if (transport != null) {
                transport.close();
            } else if (channel != null) {
                try {
                    channel.close();
                } catch (IOException closeFailed) {
                    lastCause = words(closeFailed);
                }
            }
        }
    }
}
