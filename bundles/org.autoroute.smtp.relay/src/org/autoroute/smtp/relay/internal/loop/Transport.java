package org.autoroute.smtp.relay.internal.loop;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * One end of a TCP connection on a loop: every octet a session reads or writes goes through {@link #read} and {@link #write}. A layer that changes
 * octets on the wire belongs here.
 */
public final class Transport {

    private static final System.Logger LOG = System.getLogger(Transport.class.getName());

    private final SocketChannel channel;
    private final SelectionKey key;
    private int wanted;

    private Transport(SocketChannel channel, SelectionKey key, int wanted) {
        this.channel = channel;
        this.key = key;
        this.wanted = wanted;
    }

    /** Takes a channel onto a loop; it is made non-blocking and sends small writes at once. */
    public static Transport of(EventLoop loop, SocketChannel channel, int operations, Handler handler) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return new Transport(channel, loop.register(channel, operations, handler), operations);
    }

    public SocketChannel channel() {
        return channel;
    }

    /** From now on that handler is called. */
    public void handler(Handler handler) {
        key.attach(handler);
    }

    /** Sets what to be called for; costs nothing when it is what it was. */
    public void want(int operations) {
        if (operations != wanted && key.isValid()) {
            wanted = operations;
            key.interestOps(operations);
        }
    }

    /** As {@link SocketChannel#read}. */
    public int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    /** As {@link SocketChannel#write}: as much as goes at once. */
    public int write(ByteBuffer from) throws IOException {
        return channel.write(from);
    }

    /** Says that nothing more will come. */
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    public void close() {
        try {
            channel.close();
        } catch (IOException closeFailed) {
            LOG.log(Level.DEBUG, "close", closeFailed);
        }
    }
}
