package org.autoroute.smtp.relay.internal.loop;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Commands or replies on their way to a peer. What goes at once is written from where it lies; only what a slow peer leaves is copied and kept.
 * Who uses it must not add more while {@link #isEmpty} is false, except for a last reply.
 */
public final class Outbox {

    private final BufferPool pool;
    private final Transport transport;
    private ByteBuffer held;

    public Outbox(BufferPool pool, Transport transport) {
        this.pool = pool;
        this.transport = transport;
    }

    public boolean isEmpty() {
        return held == null && transport.isFlushed();
    }

    /** Sends the octets of a buffer between two indices; all of it can be looked at again afterwards. */
    public void send(ByteBuffer buffer, int from, int to) throws IOException {
        buffer.limit(to).position(from);
        try {
            if (held == null) {
                transport.write(buffer);
            }
            if (buffer.hasRemaining()) {
                room(buffer.remaining()).put(buffer);
            }
        } finally {
            buffer.clear();
        }
    }

    /** Sends an array; {@link #flush} follows at once unless something is held already. */
    public void send(byte[] octets) throws IOException {
        boolean first = isEmpty();
        room(octets.length).put(octets);
        if (first) {
            flush();
        }
    }

    /** Writes what is held. @return whether all is gone */
    public boolean flush() throws IOException {
        if (held != null) {
            held.flip();
            transport.write(held);
            if (held.hasRemaining()) {
                held.compact();
            } else {
                release();
            }
        }
        return held == null && transport.flush();
    }

    private ByteBuffer room(int octets) throws IOException {
        if (held == null) {
            held = (octets <= BufferPool.SMALL ? pool.small() : pool.large()).clear();
        } else if (held.remaining() < octets && held.capacity() == BufferPool.SMALL) {
            ByteBuffer larger = pool.large().clear();
            larger.put(held.flip());
            pool.give(held);
            held = larger;
        }
        if (held.remaining() < octets) {
            throw new IOException("peer does not read");
        }
        return held;
    }

    /** Drops everything. */
    public void release() {
        if (held != null) {
            pool.give(held);
            held = null;
        }
    }
}
