package org.autoroute.smtp.relay.internal.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;

/**
 * One thread with one selector. Whatever is registered here is only ever touched by that thread, so nothing needs a lock. {@link #execute},
 * {@link #call} and {@link #close} may be called from any thread, all else from the loop's own.
 */
public final class EventLoop implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(EventLoop.class.getName());

    /** Wake-ups in a row that brought nothing, after which the loop slows down instead of burning a core. */
    private static final int IDLE_SPINS = 1000;
    private static final long SPIN_PAUSE_NANOS = 1_000_000;

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    /** Connections whose next octets lie in memory already, where the selector does not see them. */
    private ArrayDeque<SelectionKey> readable = new ArrayDeque<>();
    private ArrayDeque<SelectionKey> readableNow = new ArrayDeque<>();
    private final BufferPool buffers = new BufferPool();
    private final TimerWheel timers = new TimerWheel();
    private final long origin = System.nanoTime();
    private final Thread thread;
    private volatile boolean stopping;
    private boolean dispatching;
    private int idleSpins;

    /** @throws UncheckedIOException when the system has no selector left */
    public EventLoop(String name) {
        try {
            selector = Selector.open();
        } catch (IOException noSelector) {
            throw new UncheckedIOException(noSelector);
        }
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    public BufferPool buffers() {
        return buffers;
    }

    public Deadline deadline(Runnable action) {
        return new Deadline(timers, action);
    }

    public SelectionKey register(SelectableChannel channel, int operations, Handler handler) throws ClosedChannelException {
        return channel.register(selector, operations, handler);
    }

    /** Calls a key's handler as readable at the next turn, whether the selector sees octets or not. */
    void readable(SelectionKey key) {
        readable.add(key);
    }

    /** Runs a task on the loop soon. Nothing happens when the loop has ended. */
    public void execute(Runnable task) {
        tasks.add(task);
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    /** Runs a task on the loop soon and hands back its result; fails with {@link RejectedExecutionException} when the loop has ended. */
    public <T> CompletableFuture<T> call(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        if (stopping) {
            result.completeExceptionally(new RejectedExecutionException("loop has ended"));
            return result;
        }
        execute(() -> {
            try {
                result.complete(task.call());
            } catch (Exception failure) {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }

    /** Lets closed channels go now, so that their ports are free. Must not be called from a {@link Handler}, only from a task. */
    public void releaseClosed() throws IOException {
        selector.selectNow(this::dispatch);
    }

    /** Closes every channel and ends the thread. */
    @Override
    public void close() {
        stopping = true;
        selector.wakeup();
        boolean interrupted = false;
        while (thread.isAlive() && thread != Thread.currentThread()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping) {
                turn();
            }
            runTasks();
        } finally {
            closeAll();
        }
    }

    private void turn() {
        timers.now(System.nanoTime() - origin);
        long wait = tasks.isEmpty() && readable.isEmpty() ? timers.waitMillis() : 0;
        dispatching = false;
        int ready = select(wait);
        if (!dispatching) {
            timers.now(System.nanoTime() - origin);
        }
        boolean busy = ready > 0 | dispatchReadable() | runTasks() | expire();
        idleSpins = busy ? 0 : idleSpins + 1;
        if (idleSpins > IDLE_SPINS) {
            LockSupport.parkNanos(SPIN_PAUSE_NANOS);
        }
    }

    private int select(long wait) {
        try {
            return wait == 0 ? selector.selectNow(this::dispatch) : selector.select(this::dispatch, Math.max(wait, 0));
        } catch (IOException selectFailed) {
            LOG.log(Level.ERROR, "select", selectFailed);
            LockSupport.parkNanos(SPIN_PAUSE_NANOS);
            return 0;
        }
    }

    private void dispatch(SelectionKey key) {
        if (!dispatching) {
            dispatching = true;
            timers.now(System.nanoTime() - origin);
        }
        if (key.isValid()) {
            dispatch(key, key.readyOps());
        }
    }

    private boolean dispatchReadable() {
        boolean any = !readable.isEmpty();
        ArrayDeque<SelectionKey> now = readable;
        readable = readableNow;
        readableNow = now;
        for (SelectionKey key; (key = now.poll()) != null;) {
            if (key.isValid()) {
                dispatch(key, SelectionKey.OP_READ);
            }
        }
        return any;
    }

    private void dispatch(SelectionKey key, int operations) {
        Handler handler = (Handler) key.attachment();
        try {
            handler.ready(operations);
        } catch (Throwable failure) {
            rescue(handler, failure);
        }
    }

    private void rescue(Handler handler, Throwable failure) {
        try {
            handler.failed(failure);
        } catch (Throwable again) {
            LOG.log(Level.ERROR, "while giving up after " + failure, again);
        }
    }

    private boolean runTasks() {
        boolean any = false;
        for (Runnable task; (task = tasks.poll()) != null; any = true) {
            try {
                task.run();
            } catch (Throwable failure) {
                LOG.log(Level.ERROR, "task", failure);
            }
        }
        return any;
    }

    private boolean expire() {
        try {
            return timers.expire();
        } catch (Throwable failure) {
            LOG.log(Level.ERROR, "deadline", failure);
            return true;
        }
    }

    private void closeAll() {
        try {
            for (SelectionKey key : List.copyOf(selector.keys())) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException closeFailed) {
            LOG.log(Level.WARNING, "close", closeFailed);
        }
    }
}
