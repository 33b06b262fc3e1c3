package org.autoroute.smtp.relay.internal.upstream;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SelectionKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import org.autoroute.smtp.relay.internal.loop.Deadline;
import org.autoroute.smtp.relay.internal.loop.EventLoop;
import org.autoroute.smtp.relay.internal.loop.Handler;
import org.autoroute.smtp.relay.internal.loop.Inbox;
import org.autoroute.smtp.relay.internal.loop.Outbox;
import org.autoroute.smtp.relay.internal.wire.ReplyReader;
import org.autoroute.smtp.routing.Candidate;

/**
 * A connection between two sessions: RSET is said and its 250 awaited, then nothing more is said by either side. Any other octet, a 421 among them, and the
 * end of the stream close it.
 */
public final class WarmLink implements Handler {

    /**
     * A connection for its next session.
     *
     * @param resetAwaited whether the reply to RSET is still to come
     */
    public record Taken(Link link, boolean resetAwaited) {
    }

    private static final System.Logger LOG = System.getLogger(WarmLink.class.getName());
    private static final byte[] RSET = "RSET\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int OK = 250;

    private final EventLoop loop;
    private final Link link;
    private final Consumer<WarmLink> whenGone;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Deadline deadline;
    private final ReplyReader reader = new ReplyReader();
    private Duration patience;
    private Duration idle;
    private boolean resetAwaited = true;

    WarmLink(EventLoop loop, Link link, Consumer<WarmLink> whenGone) {
        this.loop = loop;
        this.link = link;
        this.whenGone = whenGone;
        this.inbox = new Inbox(loop.buffers());
        this.outbox = new Outbox(loop.buffers(), link.transport());
        this.deadline = loop.deadline(this::leave);
    }

    Link link() {
        return link;
    }

    /** Takes the connection over. @param limit for the reply to RSET @param unused how long it waits for a session */
    void start(Duration limit, Duration unused) {
        patience = limit;
        idle = unused;
        link.transport().handler(this);
        try {
            outbox.send(RSET);
            link.transport().want(SelectionKey.OP_READ | (outbox.isEmpty() ? 0 : SelectionKey.OP_WRITE));
            deadline.in(limit);
        } catch (IOException lost) {
            failed(lost);
        }
    }

    /** For a session of that candidate; empty when the connection is in a state no session could make sense of. */
    Optional<Taken> take(Candidate candidate) {
        deadline.cancel();
        if (!inbox.isEmpty() || !outbox.isEmpty()) {
            close();
            return Optional.empty();
        }
        release();
        return Optional.of(new Taken(link.of(candidate), resetAwaited));
    }

    @Override
    public void ready(int operations) {
        try {
            outbox.flush();
            int count = inbox.fill(link.transport(), false);
            if (count < 0 || !isInOrder()) {
                gone();
                return;
            }
            link.transport().want(SelectionKey.OP_READ | (outbox.isEmpty() ? 0 : SelectionKey.OP_WRITE));
            inbox.settle();
        } catch (IOException lost) {
            failed(lost);
        }
    }

    private boolean isInOrder() {
        if (inbox.isEmpty()) {
            return true;
        }
        if (!resetAwaited) {
            return false;
        }
        int end = reader.end(inbox.buffer(), inbox.start(), inbox.end());
        if (end == ReplyReader.MORE) {
            return inbox.hasRoom();
        }
        resetAwaited = false;
        deadline.in(idle);
        boolean nothingElse = end == inbox.end() && reader.code() == OK;
        inbox.consumeTo(inbox.end());
        return nothingElse;
    }

    @Override
    public void failed(Throwable cause) {
        LOG.log(Level.DEBUG, "kept connection", cause);
        gone();
    }

    /** The server has closed it, or said what nobody asked for. */
    private void gone() {
        whenGone.accept(this);
        close();
    }

    /** Takes leave of the server. */
    void leave() {
        whenGone.accept(this);
        deadline.cancel();
        boolean quiet = outbox.isEmpty();
        release();
        if (quiet) {
            link.leave(loop, patience);
        } else {
            link.transport().close();
        }
    }

    private void close() {
        deadline.cancel();
        release();
        link.transport().close();
    }

    private void release() {
        inbox.release();
        outbox.release();
    }
}
