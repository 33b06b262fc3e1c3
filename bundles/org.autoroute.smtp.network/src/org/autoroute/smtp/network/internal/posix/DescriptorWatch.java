package org.autoroute.smtp.network.internal.posix;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.autoroute.smtp.network.internal.Threads;

/** A thread that waits until there is something to read, without ever waking up for nothing. A pipe ends the waiting. */
public final class DescriptorWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DescriptorWatch.class.getName());
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);
    /** struct pollfd: int fd; short events; short revents. */
    private static final int POLLFD = 8;

    /** What there is to read is read by this. */
    @FunctionalInterface
    public interface Handler {
        /** @throws IOException when nothing more is to be expected: the watch ends */
        void readable() throws IOException;
    }

    private final Posix posix;
    private final int descriptor;
    private final int[] pipe = new int[2];
    private final Thread thread;
    private volatile boolean closed;
    private boolean pipeOpen = true;

    /**
     * Starts watching.
     *
     * @param descriptor closed when the watch ends
     * @param ended      called when the watch ends by itself
     */
    public DescriptorWatch(Posix posix, String name, int descriptor, Handler handler, Runnable ended) throws IOException {
        this.posix = posix;
        this.descriptor = descriptor;
        try {
            posix.pipe(pipe);
        } catch (LastErrorException e) {
            posix.close(descriptor);
            throw new IOException("pipe", e);
        }
        thread = Thread.ofPlatform().name(name).daemon().start(() -> watch(handler, ended));
    }

    public boolean running() {
        return thread.isAlive();
    }

    private void watch(Handler handler, Runnable ended) {
        ByteBuffer wanted = ByteBuffer.allocate(2 * POLLFD).order(ByteOrder.nativeOrder());
        try {
            while (!closed) {
                wanted.clear();
                wanted.putInt(descriptor).putShort(Posix.POLLIN).putShort((short) 0);
                wanted.putInt(pipe[0]).putShort(Posix.POLLIN).putShort((short) 0);
                poll(wanted.array());
                if (!closed && wanted.getShort(6) != 0) {
                    handler.readable();
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "Network events ended; they are started again later", e);
            ended.run();
        } finally {
            release();
        }
    }

    private void poll(byte[] descriptors) throws IOException {
        try {
            posix.poll(descriptors, 2, -1);
        } catch (LastErrorException e) {
            if (e.getErrorCode() != Posix.EINTR) {
                throw new IOException("poll", e);
            }
        }
    }

    /** With the lock held: the number of a closed descriptor may soon be somebody else's, and must not be written to. */
    private synchronized void release() {
        pipeOpen = false;
        posix.close(descriptor);
        posix.close(pipe[0]);
        posix.close(pipe[1]);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (pipeOpen) {
                posix.write(pipe[1], new byte[1], 1);
            }
        }
        Threads.join(thread, CLOSE_LIMIT);
    }
}
