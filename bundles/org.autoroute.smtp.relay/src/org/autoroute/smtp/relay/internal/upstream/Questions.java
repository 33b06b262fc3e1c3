package org.autoroute.smtp.relay.internal.upstream;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SelectionKey;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.autoroute.smtp.relay.internal.loop.EventLoop;
import org.autoroute.smtp.relay.internal.loop.Handler;
import org.autoroute.smtp.relay.internal.loop.Inbox;
import org.autoroute.smtp.relay.internal.loop.Outbox;
import org.autoroute.smtp.relay.internal.loop.Transport;
import org.autoroute.smtp.relay.internal.wire.ReplyReader;

/**
 * Asks an upstream that is no session's yet one thing at a time, and hears its replies. What is no reply, a reply without end, and a word more than was
 * asked for make it unfit: it may be put there by somebody else.
 */
final class Questions implements Handler {

    /** Who asks, and ends the questions when they lead nowhere. */
    interface Asker {

        /** Whether a reply is awaited; else nothing is read. */
        boolean listens();

        /** What is awaited, in words. */
        String awaited();

        /** @param lines of the reply, codes included, 1 or more */
        void heard(int code, List<String> lines) throws IOException;

        /** It does not keep to the protocol. @param cause in words */
        void unfit(String cause);

        /** It has closed the connection in order. */
        void closed();

        /** The connection is broken; it may be told of one that was given up already, too. */
        void lost();
    }

    private static final System.Logger LOG = System.getLogger(Questions.class.getName());
    private static final int MOST_OCTETS = 64 * 1024;
    private static final byte[] QUIT = "QUIT\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Transport transport;
    private final Inbox inbox;
    private final Outbox outbox;
    private final ReplyReader reader;
    private final Asker asker;

    /** @param longestLine of a reply, in octets */
    Questions(EventLoop loop, Transport transport, int longestLine, Asker asker) {
        this.transport = transport;
        this.inbox = new Inbox(loop.buffers());
        this.outbox = new Outbox(loop.buffers(), transport);
        this.reader = new ReplyReader(longestLine);
        this.asker = asker;
    }

    /** Takes the connection over. */
    void begin() {
        transport.handler(this);
    }

    /** Sends a line. */
    void ask(String line) throws IOException {
        outbox.send((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Waits for what is to be read or sent. */
    void await() {
        transport.want(SelectionKey.OP_READ | (outbox.isEmpty() ? 0 : SelectionKey.OP_WRITE));
    }

    @Override
    public void ready(int operations) {
        try {
            if (!outbox.flush()) {
                return;
            }
            int count = inbox.fill(transport, false);
            boolean room = inbox.hasRoom() || inbox.grow();
            read();
            if (asker.listens() && count < 0) {
                asker.closed();
            } else if (asker.listens() && (!room || inbox.end() - inbox.start() > MOST_OCTETS)) {
                asker.unfit("its " + asker.awaited() + " has no end");
            }
        } catch (IOException broken) {
            failed(broken);
        } finally {
            inbox.settle();
            if (asker.listens()) {
                await();
            }
        }
    }

    private void read() throws IOException {
        while (asker.listens() && !inbox.isEmpty()) {
            int end = reader.end(inbox.buffer(), inbox.start(), inbox.end());
            if (end == ReplyReader.MORE) {
                return;
            }
            if (end == ReplyReader.MALFORMED) {
                asker.unfit("its " + asker.awaited() + " is no SMTP reply");
                return;
            }
            byte[] reply = new byte[end - inbox.start()];
            inbox.buffer().get(inbox.start(), reply);
            inbox.consumeTo(end);
            if (inbox.isEmpty()) {
                asker.heard(reader.code(), new String(reply, StandardCharsets.UTF_8).lines().toList());
            } else {
                asker.unfit("it spoke out of turn");
            }
        }
    }

    @Override
    public void failed(Throwable cause) {
        asker.lost();
    }

    /** Whatever has come is thrown away. */
    void forget() {
        inbox.release();
    }

    /** Nothing is asked any more; the connection stays. */
    void end() {
        inbox.release();
        outbox.release();
    }

    /** Takes leave, if the connection allows; nobody awaits the reply. */
    void quit() {
        try {
            if (outbox.isEmpty()) {
                outbox.send(QUIT);
            }
        } catch (IOException alreadyClosed) {
            LOG.log(Level.DEBUG, "QUIT", alreadyClosed);
        }
        close();
    }

    /** Ends the connection. */
    void close() {
        end();
        transport.close();
    }
}
