package org.autoroute.smtp.relay.internal.loop;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * The records that come from a peer and what is in them. Holds a buffer only while a record is not complete or its octets did not fit where they were
 * wanted. What ends the stream, or breaks it, is told after all octets before it.
 */
final class TlsInput {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final SocketChannel channel;
    private final BufferPool pool;
    private final TlsOutput output;
    private ByteBuffer records;
    private int start;
    private int end;
    /** Whether what there is of the next record cannot be read yet. */
    private boolean incomplete = true;
    private ByteBuffer left;
    private boolean shaking = true;
    private IOException failure;
    private boolean ended;
    private boolean told;

    TlsInput(SSLEngine engine, SocketChannel channel, BufferPool pool, TlsOutput output) {
        this.engine = engine;
        this.channel = channel;
        this.pool = pool;
        this.output = output;
    }

    /** Whether {@link #read} has something to tell although the channel may be silent. */
    boolean hasMore() {
        return left != null || !incomplete || (ended || failure != null) && !told;
    }

    /** As {@link SocketChannel#read}. A stream that ends without the peer's word for it is broken. */
    int read(ByteBuffer into) throws IOException {
        int before = into.position();
        takeLeft(into);
        while (into.hasRemaining() && next(into)) {
            takeLeft(into);
        }
        settle();
        int count = into.position() - before;
        if (count > 0 || !into.hasRemaining() || !ended && failure == null) {
            return count;
        }
        told = true;
        if (failure != null) {
            throw failure;
        }
        return -1;
    }

    /** Takes in the peer's part of the handshake. @return whether it is not the peer's turn any more */
    boolean listen() throws IOException {
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP && next(NOTHING)) {
            settle();
        }
        settle();
        if (failure != null) {
            throw failure;
        }
        if (ended) {
            throw new EOFException("closed during the handshake");
        }
        return engine.getHandshakeStatus() != HandshakeStatus.NEED_UNWRAP;
    }

    /** The handshake is over. */
    void shaken() {
        shaking = false;
    }

    /** @return whether it is worth going on */
    private boolean next(ByteBuffer into) {
        if (failure != null || ended) {
            return false;
        }
        try {
            return (!incomplete || fill()) && unwrap(into);
        } catch (IOException broken) {
            failure = broken;
            incomplete = true;
            return false;
        }
    }

    private boolean fill() throws IOException {
        makeRoom();
        records.limit(records.capacity()).position(end);
        int count = channel.read(records);
        end = records.position();
        if (count < 0) {
            throw new EOFException("ended without the peer's close_notify");
        }
        return count > 0;
    }

    private void makeRoom() {
        if (records == null) {
            records = pool.records();
        } else if (records.capacity() == BufferPool.SMALL) {
            moveTo(pool.records());
        } else if (start > 0) {
            records.limit(end).position(start);
            records.compact();
            end -= start;
            start = 0;
        }
    }

    /** @return whether the stream goes on */
    private boolean unwrap(ByteBuffer into) throws IOException {
        Status status = unwrapOnce(into);
        if (status == Status.BUFFER_OVERFLOW) {
            left = pool.records().clear();
            status = unwrapOnce(left);
            left.flip();
        }
        incomplete = status == Status.BUFFER_UNDERFLOW || start == end;
        ended = status == Status.CLOSED;
        if (status == Status.BUFFER_OVERFLOW || incomplete && end - start == BufferPool.RECORDS) {
            throw new SSLException("a record is too long");
        }
        return !ended;
    }

    private Status unwrapOnce(ByteBuffer into) throws IOException {
        records.limit(end).position(start);
        SSLEngineResult result = engine.unwrap(records, into);
        start = records.position();
        if (!shaking && result.getStatus() == Status.OK) {
            behindHandshake(result.getHandshakeStatus());
        }
        return result.getStatus();
    }

    /** RFC 8446 section 4.6: a ticket needs no answer, new keys need one at once. Anything else is a second handshake, and that is refused. */
    private void behindHandshake(HandshakeStatus status) throws IOException {
        boolean modern = engine.getSession().getProtocol().equals("TLSv1.3");
        switch (status) {
            case NOT_HANDSHAKING, FINISHED -> {
            }
            case NEED_WRAP -> {
                if (!modern) {
                    throw new SSLException("the peer wants to negotiate anew");
                }
                if (output.flush()) {
                    output.speak();
                }
            }
            default -> throw new SSLException("the peer wants to negotiate anew");
        }
    }

    private void takeLeft(ByteBuffer into) {
        if (left != null) {
            int count = Math.min(left.remaining(), into.remaining());
            int limit = left.limit();
            into.put(left.limit(left.position() + count));
            left.limit(limit);
            if (!left.hasRemaining()) {
                pool.give(left);
                left = null;
            }
        }
    }

    /** Gives back what is not needed. */
    private void settle() {
        if (records != null && start == end) {
            pool.give(records);
            records = null;
            start = 0;
            end = 0;
        } else if (records != null && incomplete && records.capacity() == BufferPool.RECORDS && end - start <= BufferPool.SMALL) {
            moveTo(pool.small());
        }
    }

    private void moveTo(ByteBuffer other) {
        records.limit(end).position(start);
        other.clear().put(records);
        pool.give(records);
        records = other;
        end -= start;
        start = 0;
    }

    /** Drops everything. */
    void release() {
        if (records != null) {
            pool.give(records);
            records = null;
        }
        if (left != null) {
            pool.give(left);
            left = null;
        }
        start = 0;
        end = 0;
        incomplete = true;
    }
}
