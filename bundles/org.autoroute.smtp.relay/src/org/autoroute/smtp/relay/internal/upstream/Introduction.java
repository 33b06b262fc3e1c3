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
 * The first words with an upstream (RFC 5321 sections 3.1 and 3.2): its greeting, EHLO, and HELO if it does not know EHLO. One word more than was
 * asked for makes it unfit: it may be put there by somebody else.
 */
final class Introduction implements Handler {

    /** Who waits for the end. Exactly one method is called, unless the introduction is cancelled. */
    interface Finish {
        void done(Capabilities capabilities);

        /** @param cause in words */
        void refused(String cause);
    }

    private static final System.Logger LOG = System.getLogger(Introduction.class.getName());

    private enum Step {
        GREETING, EHLO, HELO, OVER
    }

    private static final int MOST_OCTETS = 64 * 1024;
    private static final byte[] QUIT = "QUIT\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Transport transport;
    private final Inbox inbox;
    private final Outbox outbox;
    private final String name;
    private final Finish finish;
    private final ReplyReader reader = new ReplyReader();
    private Step step = Step.GREETING;

    Introduction(EventLoop loop, Transport transport, String name, Finish finish) {
        this.transport = transport;
        this.inbox = new Inbox(loop.buffers());
        this.outbox = new Outbox(loop.buffers(), transport);
        this.name = name;
        this.finish = finish;
    }

    /** Takes the connection over. */
    void start() {
        transport.handler(this);
        transport.want(SelectionKey.OP_READ);
    }

    /** What is awaited, in words. */
    String awaited() {
        return step == Step.GREETING ? "greeting" : "reply to " + step;
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
            if (step != Step.OVER && (count < 0 || !room || inbox.end() - inbox.start() > MOST_OCTETS)) {
                refuse(count < 0 ? "closed the connection instead of its " + awaited() : "its " + awaited() + " has no end");
            }
        } catch (IOException lost) {
            failed(lost);
        } finally {
            inbox.settle();
            if (step != Step.OVER) {
                transport.want(SelectionKey.OP_READ | (outbox.isEmpty() ? 0 : SelectionKey.OP_WRITE));
            }
        }
    }

    private void read() throws IOException {
        while (step != Step.OVER && !inbox.isEmpty()) {
            int end = reader.end(inbox.buffer(), inbox.start(), inbox.end());
            if (end == ReplyReader.MORE) {
                return;
            }
            if (end == ReplyReader.MALFORMED) {
                refuse("its " + awaited() + " is no SMTP reply");
                return;
            }
            byte[] reply = new byte[end - inbox.start()];
            inbox.buffer().get(inbox.start(), reply);
            inbox.consumeTo(end);
            if (inbox.isEmpty()) {
                answered(reader.code(), new String(reply, StandardCharsets.UTF_8));
            } else {
                refuse("it spoke out of turn");
            }
        }
    }

    private void answered(int code, String reply) throws IOException {
        List<String> lines = reply.lines().toList();
        switch (step) {
            case GREETING -> {
                if (code == 220) {
                    ask(Step.EHLO);
                } else {
                    refuse("it greeted with " + lines.getLast());
                }
            }
            case EHLO -> {
                if (code == 250) {
                    over();
                    finish.done(Capabilities.of(lines));
                } else if (code / 100 == 5) {
                    ask(Step.HELO);
                } else {
                    refuse("it answered EHLO with " + lines.getLast());
                }
            }
            default -> {
                if (code == 250) {
                    over();
                    finish.done(Capabilities.NONE);
                } else {
                    refuse("it answered HELO with " + lines.getLast());
                }
            }
        }
    }

    private void ask(Step next) throws IOException {
        step = next;
        outbox.send((next + " " + name + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void over() {
        step = Step.OVER;
        inbox.release();
        outbox.release();
    }

    private void refuse(String cause) {
        try {
            if (outbox.isEmpty()) {
                outbox.send(QUIT);
            }
        } catch (IOException alreadyClosed) {
            LOG.log(Level.DEBUG, "QUIT", alreadyClosed);
        }
        cancel();
        finish.refused(cause);
    }

    void cancel() {
        over();
        transport.close();
    }

    @Override
    public void failed(Throwable cause) {
        if (step != Step.OVER) {
            String awaited = awaited();
            cancel();
            finish.refused("connection lost while waiting for its " + awaited);
        }
    }
}
