package org.autoroute.smtp.relay.internal.loop;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;

import javax.net.ssl.SSLEngine;

/**
 * TLS between a channel and who reads and writes, of either role. Tells the handler what a plain channel would tell it: readable also while octets
 * wait that the channel has handed over already, writable only when nothing is held back.
 */
final class TlsLayer implements Handler {

    private static final System.Logger LOG = System.getLogger(TlsLayer.class.getName());

    private final EventLoop loop;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final SSLEngine engine;
    private final TlsOutput output;
    private final TlsInput input;
    private Handler handler;
    private TlsHandshake handshake;
    private int wanted;
    private boolean announced;
    private boolean shutDown;
    private boolean closed;

    TlsLayer(EventLoop loop, SocketChannel channel, SelectionKey key, SSLEngine engine, Handler handler) {
        this.loop = loop;
        this.channel = channel;
        this.key = key;
        this.engine = engine;
        this.handler = handler;
        this.output = new TlsOutput(engine, channel, loop.buffers());
        this.input = new TlsInput(engine, channel, loop.buffers(), output);
    }

    void shake(Executor checks, Secured secured) {
        handshake = new TlsHandshake(loop, key, engine, input, output, checks, () -> handshake = null, secured);
        handshake.start();
    }

    void handler(Handler changed) {
        handler = changed;
    }

    @Override
    public void ready(int operations) {
        if (handshake != null) {
            handshake.advance();
            return;
        }
        announced = false;
        int news = operations & SelectionKey.OP_READ;
        if ((operations & SelectionKey.OP_WRITE) != 0 && wrote()) {
            news |= SelectionKey.OP_WRITE;
        }
        news &= wanted;
        if (news != 0) {
            handler.ready(news);
        }
        settle();
    }

    /** Sends what is held back. @return whether there may be more, or nothing goes any more, which the next write will tell */
    private boolean wrote() {
        try {
            boolean all = output.flush();
            if (all && shutDown) {
                shutdownOutput();
            }
            return all;
        } catch (IOException broken) {
            LOG.log(Level.DEBUG, "write", broken);
            return true;
        }
    }

    @Override
    public void failed(Throwable cause) {
        if (handshake != null) {
            handshake.failed(cause);
        } else {
            handler.failed(cause);
        }
    }

    void want(int operations) {
        wanted = operations;
        settle();
    }

    private void settle() {
        if (handshake != null || !key.isValid()) {
            return;
        }
        int operations = output.isEmpty() ? wanted : wanted | SelectionKey.OP_WRITE;
        if (operations != key.interestOps()) {
            key.interestOps(operations);
        }
        if (!announced && (wanted & SelectionKey.OP_READ) != 0 && input.hasMore()) {
            announced = true;
            loop.readable(key);
        }
    }

    int read(ByteBuffer into) throws IOException {
        try {
            return input.read(into);
        } finally {
            settle();
        }
    }

    int write(ByteBuffer from) throws IOException {
        try {
            return output.write(from);
        } finally {
            settle();
        }
    }

    boolean isFlushed() {
        return output.isEmpty();
    }

    boolean flush() throws IOException {
        return output.flush();
    }

    /** Tells the peer that nothing more will come, behind what is held back. */
    void shutdownOutput() throws IOException {
        shutDown = true;
        if (handshake == null && output.flush()) {
            shutDown = false;
            engine.closeOutbound();
            output.speak();
            channel.shutdownOutput();
        }
    }

    /** Takes leave of the peer, as far as that goes at once, and lets the buffers go. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (handshake != null) {
            handshake.cancel();
        } else {
            sayGoodbye();
        }
        output.release();
        input.release();
    }

    private void sayGoodbye() {
        try {
            if (!engine.isOutboundDone() && output.flush()) {
                engine.closeOutbound();
                output.speak();
            }
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "close_notify", gone);
        }
    }
}
