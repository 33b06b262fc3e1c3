package org.autoroute.smtp.relay.internal.loop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.time.Duration;

/**
 * The end of a connection nobody needs any more: what the peer still sends is read and thrown away until it closes, so that closing here does not
 * destroy the last octets on their way to it. Bounded in time and in octets.
 */
public final class Linger implements Handler {

    private static final long MOST_OCTETS = 4L * 1024 * 1024;

    private final Transport transport;
    private final BufferPool pool;
    private final Deadline deadline;
    private long octets;

    private Linger(EventLoop loop, Transport transport) {
        this.transport = transport;
        this.pool = loop.buffers();
        this.deadline = loop.deadline(this::end);
    }

    /** Takes the connection over. */
    public static void on(EventLoop loop, Transport transport, Duration limit) {
        Linger linger = new Linger(loop, transport);
        transport.handler(linger);
        transport.want(SelectionKey.OP_READ);
        linger.deadline.in(limit);
    }

    @Override
    public void ready(int operations) {
        ByteBuffer buffer = pool.large().clear();
        try {
            int count = transport.read(buffer);
            octets += Math.max(count, 0);
            if (count < 0 || octets > MOST_OCTETS) {
                end();
            }
        } catch (IOException gone) {
            end();
        } finally {
            pool.give(buffer);
        }
    }

    @Override
    public void failed(Throwable cause) {
        end();
    }

    private void end() {
        deadline.cancel();
        transport.close();
    }
}
