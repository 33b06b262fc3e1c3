package org.autoroute.smtp.relay.internal.loop;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;

/**
 * The direct buffers of one loop, little-endian, in three sizes. A session has one only while octets are in it, so an idle session costs none. How
 * much memory there is in all is bounded, and so is what any number of slow peers can hold.
 */
public final class BufferPool {

    /** Room for commands and common replies. */
    public static final int SMALL = 4 * 1024;
    /** Room for message data. */
    public static final int LARGE = 128 * 1024;

    /** Room for two records of TLS of the largest size (RFC 8446 section 5.2). */
    public static final int RECORDS = 34 * 1024;

    private static final int MOST_SMALL = 6 * 1024;
    private static final int MOST_LARGE = 128;
    private static final int MOST_RECORDS = 512;

    private final ArrayDeque<ByteBuffer> small = new ArrayDeque<>();
    private final ArrayDeque<ByteBuffer> large = new ArrayDeque<>();
    private final ArrayDeque<ByteBuffer> records = new ArrayDeque<>();
    private int smallMade;
    private int largeMade;
    private int recordsMade;

    /** There is no memory for another buffer: the session that asked has to end. */
    public static final class ExhaustedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ExhaustedException() {
            super("no buffer left", null, false, false);
        }
    }

    /** @throws ExhaustedException when too many are in use */
    public ByteBuffer small() {
        ByteBuffer buffer = small.pollLast();
        if (buffer == null) {
            if (smallMade == MOST_SMALL) {
                throw new ExhaustedException();
            }
            smallMade++;
            buffer = make(SMALL);
        }
        return buffer;
    }

    /** A large buffer, or a small one when too many large ones are in use: slower, but it goes on. */
    public ByteBuffer large() {
        ByteBuffer buffer = large.pollLast();
        if (buffer == null) {
            if (largeMade == MOST_LARGE) {
                return small();
            }
            largeMade++;
            buffer = make(LARGE);
        }
        return buffer;
    }

    /** @throws ExhaustedException when too many are in use */
    public ByteBuffer records() {
        ByteBuffer buffer = records.pollLast();
        if (buffer == null) {
            if (recordsMade == MOST_RECORDS) {
                throw new ExhaustedException();
            }
            recordsMade++;
            buffer = make(RECORDS);
        }
        return buffer;
    }

    public void give(ByteBuffer buffer) {
        switch (buffer.capacity()) {
            case LARGE -> large.addLast(buffer);
            case RECORDS -> records.addLast(buffer);
            default -> small.addLast(buffer);
        }
    }

    private static ByteBuffer make(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
