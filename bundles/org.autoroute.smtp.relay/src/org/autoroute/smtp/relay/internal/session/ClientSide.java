package org.autoroute.smtp.relay.internal.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;

import org.autoroute.smtp.relay.internal.login.ListenerLogins;
import org.autoroute.smtp.relay.internal.loop.BufferPool;
import org.autoroute.smtp.relay.internal.loop.EventLoop;
import org.autoroute.smtp.relay.internal.loop.Handler;
import org.autoroute.smtp.relay.internal.loop.Inbox;
import org.autoroute.smtp.relay.internal.loop.Linger;
import org.autoroute.smtp.relay.internal.loop.Outbox;
import org.autoroute.smtp.relay.internal.loop.Secured;
import org.autoroute.smtp.relay.internal.loop.Transport;
import org.autoroute.smtp.relay.internal.tls.TlsServer;
import org.autoroute.smtp.relay.internal.verb.ListenerGate;
import org.autoroute.smtp.relay.internal.wire.Reply;
import org.autoroute.smtp.routing.IpAddress;

/** The client's end of a session: octets in, replies out. A connection that breaks is {@link #gone}: nothing comes any more, and replies vanish. */
final class ClientSide implements Handler {

    private final EventLoop loop;
    private final Session session;
    private final Transport transport;
    private final Inbox inbox;
    private final Outbox outbox;
    private final boolean isOwn;
    private final ListenerGate gate;
    private boolean ended;
    private boolean gone;

    ClientSide(EventLoop loop, Session session, SocketChannel channel, ListenerLogins logins) throws IOException {
        this.loop = loop;
        this.session = session;
        InetAddress address = ((InetSocketAddress) channel.getRemoteAddress()).getAddress();
        this.isOwn = address.isLoopbackAddress() || address.equals(((InetSocketAddress) channel.getLocalAddress()).getAddress());
        this.transport = Transport.of(loop, channel, SelectionKey.OP_READ, this);
        this.inbox = new Inbox(loop.buffers());
        this.outbox = new Outbox(loop.buffers(), transport);
        this.gate = new ListenerGate(logins, IpAddress.of(address), isOwn, this::isPrivate);
    }

    /** Its login at the relay itself. */
    ListenerGate gate() {
        return gate;
    }

    /** Whether the client runs on this computer: no other can come from the very address it connects to. */
    boolean isOwn() {
        return isOwn;
    }

    /** Whether nobody else reads what it says. */
    boolean isPrivate() {
        return isOwn || transport.isSecure();
    }

    Inbox inbox() {
        return inbox;
    }

    /** Whether all replies are on their way, so that there may be more. */
    boolean isReady() {
        return outbox.isEmpty();
    }

    boolean isSecure() {
        return transport.isSecure();
    }

    /** Whether nothing more will come from the client. */
    boolean hasEnded() {
        return ended;
    }

    /** Whether replies cannot reach it any more either. */
    boolean isGone() {
        return gone;
    }

    @Override
    public void ready(int operations) {
        if ((operations & SelectionKey.OP_WRITE) != 0) {
            flush();
        }
        session.clientReady((operations & SelectionKey.OP_READ) != 0);
    }

    @Override
    public void failed(Throwable cause) {
        session.crashed(cause);
    }

    /** Begins TLS. Nothing may lie in either direction; nothing is read or sent until the end. */
    void secure(TlsServer server, Secured secured) {
        inbox.release();
        server.begin(transport, secured);
    }

    /** Reads once. @return octets read */
    int fill(boolean large) {
        try {
            int count = ended ? -1 : inbox.fill(transport, large);
            ended |= count < 0;
            return Math.max(count, 0);
        } catch (IOException lost) {
            gone();
            return 0;
        }
    }

    void send(Reply reply) {
        if (!gone) {
            try {
                outbox.send(reply.octets());
            } catch (IOException lost) {
                gone();
            }
        }
    }

    void send(byte[] octets) {
        if (!gone) {
            try {
                outbox.send(octets);
            } catch (IOException lost) {
                gone();
            }
        }
    }

    void send(ByteBuffer buffer, int from, int to) {
        if (!gone) {
            try {
                outbox.send(buffer, from, to);
            } catch (IOException lost) {
                gone();
            }
        }
    }

    /** Sends without a buffer of the pool, as far as it goes. */
    void sendLastWords(Reply reply) {
        try {
            transport.write(ByteBuffer.wrap(reply.octets()));
        } catch (IOException | BufferPool.ExhaustedException lost) {
            gone();
        }
    }

    private void flush() {
        try {
            outbox.flush();
        } catch (IOException lost) {
            gone();
        }
    }

    private void gone() {
        gone = true;
        ended = true;
        outbox.release();
    }

    void want(boolean more) {
        transport.want((more && !ended ? SelectionKey.OP_READ : 0) | (outbox.isEmpty() ? 0 : SelectionKey.OP_WRITE));
    }

    /** Closes; with a limit, only after what the client still sends has been read away. */
    void close(Duration linger) {
        inbox.release();
        outbox.release();
        if (linger == null || gone) {
            transport.close();
            return;
        }
        try {
            transport.shutdownOutput();
            Linger.on(loop, transport, linger);
        } catch (IOException lost) {
            transport.close();
        }
    }
}
