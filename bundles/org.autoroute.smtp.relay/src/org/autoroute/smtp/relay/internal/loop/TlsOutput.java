package org.autoroute.smtp.relay.internal.loop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/** The records on their way to a peer. Holds a buffer only while some could not be sent at once, and takes nothing more meanwhile. */
final class TlsOutput {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final SocketChannel channel;
    private final BufferPool pool;
    private ByteBuffer records;
    private IOException broken;

    TlsOutput(SSLEngine engine, SocketChannel channel, BufferPool pool) {
        this.engine = engine;
        this.channel = channel;
        this.pool = pool;
    }

    boolean isEmpty() {
        return records == null;
    }

    /** @return how many plain octets were taken */
    int write(ByteBuffer from) throws IOException {
        int before = from.remaining();
        while (flush() && from.hasRemaining()) {
            wrap(from);
        }
        return before - from.remaining();
    }

    /** What the engine has to say of itself: a step of the handshake, an alert. Nothing may be held. */
    void speak() throws IOException {
        wrap(NOTHING);
        flush();
    }

    private void wrap(ByteBuffer from) throws IOException {
        records = pool.records().clear();
        try {
            SSLEngineResult result;
            do {
                result = engine.wrap(from, records);
            } while (from.hasRemaining() && result.bytesProduced() > 0 && records.remaining() >= BufferPool.RECORDS / 2);
            if (from.hasRemaining() && records.position() == 0) {
                throw new SSLException("TLS takes no more: " + result.getStatus());
            }
        } finally {
            if (records.position() == 0) {
                release();
            }
        }
    }

    /** @return whether all is gone */
    boolean flush() throws IOException {
        if (broken != null) {
            throw broken;
        }
        if (records != null) {
            records.flip();
            try {
                channel.write(records);
            } catch (IOException failure) {
                broken = failure;
                release();
                throw failure;
            }
            if (records.hasRemaining()) {
                records.compact();
            } else {
                release();
            }
        }
        return records == null;
    }

    /** Drops everything. */
    void release() {
        if (records != null) {
            pool.give(records);
            records = null;
        }
    }
}
