package org.autoroute.smtp.relay.internal.loop;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;

import javax.net.ssl.SSLEngine;

/**
 * One end of a TCP connection on a loop: every octet a session reads or writes goes through {@link #read} and {@link #write}. Plain until
 * {@link #secure} puts TLS on the wire, which whoever reads and writes does not notice.
 */
public final class Transport {

    private static final System.Logger LOG = System.getLogger(Transport.class.getName());

    private final EventLoop loop;
    private final SocketChannel channel;
    private final SelectionKey key;
    private int wanted;
    private TlsLayer tls;

    private Transport(EventLoop loop, SocketChannel channel, SelectionKey key, int wanted) {
        this.loop = loop;
        this.channel = channel;
        this.key = key;
        this.wanted = wanted;
    }

    /** Takes a channel onto a loop; it is made non-blocking and sends small writes at once. */
    public static Transport of(EventLoop loop, SocketChannel channel, int operations, Handler handler) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return new Transport(loop, channel, loop.register(channel, operations, handler), operations);
    }

    public SocketChannel channel() {
        return channel;
    }

    /** From now on that handler is called. */
    public void handler(Handler handler) {
        if (tls == null) {
            key.attach(handler);
        } else {
            tls.handler(handler);
        }
    }

    /**
     * Begins TLS with whatever comes and goes next; nothing may be read, written or wanted until the handshake is over. The handler in force then is
     * called as before.
     *
     * @param checks runs what takes long or blocks, the certificate checks among it
     */
    public void secure(SSLEngine engine, Executor checks, Secured secured) {
        Handler handler = (Handler) key.attachment();
        tls = new TlsLayer(loop, channel, key, engine, handler);
        key.attach(tls);
        tls.shake(checks, secured);
    }

    public boolean isSecure() {
        return tls != null;
    }

    /** Sets what to be called for; costs nothing when it is what it was. */
    public void want(int operations) {
        if (tls != null) {
            tls.want(operations);
        } else if (operations != wanted && key.isValid()) {
            wanted = operations;
            key.interestOps(operations);
        }
    }

    /** As {@link SocketChannel#read}. */
    public int read(ByteBuffer into) throws IOException {
        return tls == null ? channel.read(into) : tls.read(into);
    }

    /** As {@link SocketChannel#write}: as much as goes at once. */
    public int write(ByteBuffer from) throws IOException {
        return tls == null ? channel.write(from) : tls.write(from);
    }

    /** Whether all that was taken by {@link #write} is on its way. */
    public boolean isFlushed() {
        return tls == null || tls.isFlushed();
    }

    /** Sends what {@link #write} has taken and could not send yet. @return whether all is on its way */
    public boolean flush() throws IOException {
        return tls == null || tls.flush();
    }

    /** Says that nothing more will come. */
    public void shutdownOutput() throws IOException {
        if (tls == null) {
            channel.shutdownOutput();
        } else {
            tls.shutdownOutput();
        }
    }

    public void close() {
        try {
            if (tls != null) {
                tls.close();
            }
            channel.close();
        } catch (IOException closeFailed) {
            LOG.log(Level.DEBUG, "close", closeFailed);
        }
    }
}
