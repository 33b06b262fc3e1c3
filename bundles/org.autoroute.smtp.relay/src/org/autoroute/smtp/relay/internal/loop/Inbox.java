package org.autoroute.smtp.relay.internal.loop;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Octets that came from a peer and are not dealt with yet: those of {@link #buffer} from {@link #start} to {@link #end}. Holds a buffer only while
 * there are any.
 */
public final class Inbox {

    /** Octets left in a large buffer that are worth being moved to the front or into a small one. */
    private static final int FEW = BufferPool.SMALL / 2;

    private final BufferPool pool;
    private ByteBuffer buffer;
    private int start;
    private int end;

    public Inbox(BufferPool pool) {
        this.pool = pool;
    }

    public ByteBuffer buffer() {
        return buffer;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    public boolean isEmpty() {
        return start == end;
    }

    /** Whether {@link #fill} could read anything, a large buffer taken if need be. */
    public boolean hasRoom() {
        return buffer == null || end - start < buffer.capacity();
    }

    /** Whether only a larger buffer could take more. */
    public boolean isFull() {
        return !hasRoom();
    }

    /** The octets before that index are dealt with. */
    public void consumeTo(int index) {
        start = index;
    }

    /**
     * Reads once. A large buffer is used when asked for and to be had, else what there is, else a small one.
     *
     * @return how many octets came, 0 for none at present or no room, -1 at the end of the stream
     */
    public int fill(Transport transport, boolean large) throws IOException {
        makeRoom(large);
        buffer.limit(buffer.capacity()).position(end);
        int count = transport.read(buffer);
        end = buffer.position();
        return count;
    }

    /** How many octets the next {@link #fill} can take without another buffer. */
    public int room() {
        return buffer == null ? 0 : buffer.capacity() - end;
    }

    private void makeRoom(boolean large) {
        if (buffer == null) {
            buffer = large ? pool.large() : pool.small();
            start = 0;
            end = 0;
        } else if (large && buffer.capacity() == BufferPool.SMALL) {
            moveTo(pool.large());
        } else if (start == end) {
            start = 0;
            end = 0;
        } else if (start > 0 && (end - start <= FEW || end == buffer.capacity())) {
            buffer.limit(end).position(start);
            buffer.compact();
            end -= start;
            start = 0;
        }
    }

    /** Makes room beyond a small buffer. @return false when there is no larger one */
    public boolean grow() {
        if (buffer != null && buffer.capacity() == BufferPool.SMALL) {
            moveTo(pool.large());
        }
        return hasRoom();
    }

    private void moveTo(ByteBuffer other) {
        other.clear();
        buffer.limit(end).position(start);
        other.put(buffer);
        pool.give(buffer);
        buffer = other;
        end -= start;
        start = 0;
    }

    /** Writes as many of the octets before that index as go at once. @return whether all are gone */
    public boolean drain(Transport transport, int until) throws IOException {
        if (start < until) {
            buffer.limit(until).position(start);
            try {
                transport.write(buffer);
            } finally {
                start = buffer.position();
                buffer.clear();
            }
        }
        return start == until;
    }

    /** To be called when an event has been dealt with: gives back what is not needed. */
    public void settle() {
        if (buffer == null) {
            return;
        }
        if (start == end) {
            release();
        } else if (buffer.capacity() == BufferPool.LARGE && end - start <= FEW) {
            moveTo(pool.small());
        }
    }

    /** Drops everything. */
    public void release() {
        if (buffer != null) {
            pool.give(buffer);
            buffer = null;
        }
        start = 0;
        end = 0;
    }
}
