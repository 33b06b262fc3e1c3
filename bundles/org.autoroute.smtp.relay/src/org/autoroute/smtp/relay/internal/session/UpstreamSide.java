package org.autoroute.smtp.relay.internal.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

import org.autoroute.smtp.relay.internal.loop.EventLoop;
import org.autoroute.smtp.relay.internal.loop.Handler;
import org.autoroute.smtp.relay.internal.loop.Inbox;
import org.autoroute.smtp.relay.internal.loop.Linger;
import org.autoroute.smtp.relay.internal.loop.Outbox;
import org.autoroute.smtp.relay.internal.loop.Transport;
import org.autoroute.smtp.relay.internal.upstream.Link;

/** The upstream's end of a session: commands and data out, replies in. A connection that breaks is lost; replies that came before still count. */
final class UpstreamSide implements Handler {

    private static final System.Logger LOG = System.getLogger(UpstreamSide.class.getName());
    private static final int MOST_TOLD = 64 * 1024;
    private static final byte[] RSET = "RSET\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "DATA\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] QUIT = "QUIT\r\n".getBytes(StandardCharsets.US_ASCII);

    private final EventLoop loop;
    private final Session session;
    private Link link;
    private Transport transport;
    private final Inbox inbox;
    private Outbox outbox;
    /** What a kept connection was told before it has answered anything; null when that is of no use any more. */
    private ByteArrayOutputStream told;
    private boolean lost;
    private boolean closed;

    UpstreamSide(EventLoop loop, Session session, Link link) {
        this.loop = loop;
        this.session = session;
        this.link = link;
        this.transport = link.transport();
        this.inbox = new Inbox(loop.buffers());
        this.outbox = new Outbox(loop.buffers(), transport);
        this.told = link.isWarm() ? new ByteArrayOutputStream() : null;
        transport.handler(this);
    }

    /** Nobody yet: which server it will be depends on the sender. */
    UpstreamSide(EventLoop loop, Session session) {
        this.loop = loop;
        this.session = session;
        this.inbox = new Inbox(loop.buffers());
        this.outbox = new Outbox(loop.buffers(), null);
        this.closed = true;
    }

    /** Whether there is a server. */
    boolean isConnected() {
        return link != null;
    }

    /** Takes leave of the server between two transactions, and speaks with that one from now on. @param linger for its reply to QUIT */
    void turn(Link to, Duration linger) {
        quit(linger);
        told = null;
        take(to);
    }

    /** Whether another connection could take its place: an earlier session has left it, and it has not shown yet that it still works. */
    boolean isReplaceable() {
        return told != null;
    }

    /** It works. */
    void hasAnswered() {
        told = null;
    }

    /** A fresh connection takes the place of one that was kept and did not work; it is told what that one was told. */
    void replace(Link fresh) {
        byte[] again = told.toByteArray();
        told = null;
        take(fresh);
        if (again.length > 0) {
            send(again);
        }
    }

    private void take(Link fresh) {
        link = fresh;
        transport = fresh.transport();
        outbox = new Outbox(loop.buffers(), transport);
        lost = false;
        closed = false;
        transport.handler(this);
    }

    private void remember(byte[] octets) {
        told.writeBytes(octets);
        told = told.size() > MOST_TOLD ? null : told;
    }

    /** Gives the connection away, if it is in such a state that another session can use it. @param to says whether it takes it */
    boolean handOver(Predicate<Link> to) {
        if (closed || !isReady() || !inbox.isEmpty() || !to.test(link)) {
            return false;
        }
        closed = true;
        lost = true;
        inbox.release();
        outbox.release();
        return true;
    }

    Link link() {
        return link;
    }

    Inbox inbox() {
        return inbox;
    }

    /** Whether all commands are on their way, so that there may be more. */
    boolean isReady() {
        return !isConnected() || outbox.isEmpty() && !lost;
    }

    /** Whether no reply beyond those in the inbox will come. */
    boolean isLost() {
        return lost;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void ready(int operations) {
        if ((operations & SelectionKey.OP_WRITE) != 0) {
            flush();
        }
        if ((operations & SelectionKey.OP_READ) != 0) {
            fill();
        }
        session.upstreamReady();
    }

    @Override
    public void failed(Throwable cause) {
        session.crashed(cause);
    }

    /** Takes in what has come, without waiting for the loop to tell. */
    void hear() {
        if (!lost && !closed && inbox.hasRoom()) {
            fill();
            inbox.settle();
        }
    }

    private int fill() {
        int count = -1;
        try {
            count = inbox.fill(transport, false);
        } catch (IOException broken) {
            LOG.log(Level.DEBUG, "read", broken);
        }
        lost |= count < 0;
        return count;
    }

    void send(ByteBuffer buffer, int from, int to) {
        if (told != null) {
            byte[] octets = new byte[to - from];
            buffer.get(from, octets);
            remember(octets);
        }
        try {
            outbox.send(buffer, from, to);
        } catch (IOException broken) {
            writeFailed();
        }
    }

    void send(byte[] octets) {
        if (told != null) {
            remember(octets);
        }
        try {
            outbox.send(octets);
        } catch (IOException broken) {
            writeFailed();
        }
    }

    /** Says RSET. */
    void reset() {
        send(RSET);
    }

    /** Says DATA. */
    void askForMessage() {
        send(DATA);
    }

    /** Announces a chunk (RFC 3030). */
    void announce(int octets, boolean last) {
        send(("BDAT " + octets + (last ? " LAST\r\n" : "\r\n")).getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes message data from where the client's octets lie. @return whether all octets before that index are gone */
    boolean pass(Inbox data, int until) {
        try {
            return data.drain(transport, until);
        } catch (IOException broken) {
            writeFailed();
            return false;
        }
    }

    private void flush() {
        try {
            outbox.flush();
        } catch (IOException broken) {
            writeFailed();
        }
    }

    /** The upstream may have said why before it closed. */
    private void writeFailed() {
        outbox.release();
        while (!lost && inbox.hasRoom() && fill() > 0) {
            LOG.log(Level.DEBUG, "last words");
        }
        lost = true;
    }

    void want(boolean replies, boolean write) {
        if (!closed) {
            transport.want((replies && !lost ? SelectionKey.OP_READ : 0) | (write || !outbox.isEmpty() ? SelectionKey.OP_WRITE : 0));
        }
    }

    /** Takes leave in order; the reply is awaited by nobody. */
    void quit(Duration linger) {
        if (closed) {
            return;
        }
        if (!isReady()) {
            drop();
            return;
        }
        send(QUIT);
        if (lost || !outbox.isEmpty()) {
            drop();
        } else {
            closed = true;
            inbox.release();
            Linger.on(loop, transport, linger);
        }
    }

    /** Breaks the connection, so that a message without its end is thrown away by the upstream. */
    void drop() {
        if (!closed) {
            closed = true;
            lost = true;
            inbox.release();
            outbox.release();
            transport.close();
        }
    }
}
