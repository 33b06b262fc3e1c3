package org.autoroute.smtp.ui.internal.model;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Does for a view what may take a moment, one thing after the other on a thread of its own, and brings what came of it to the UI thread. Made, used
 * and closed on the UI thread; the thread goes when there is nothing to do for a while.
 */
public final class Aside implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Aside.class.getName());
    private static final long KEPT_SECONDS = 5;

    private final Executor uiThread;
    private final ThreadPoolExecutor thread;
    private volatile boolean closed;

    /**
     * @param name     of the thread
     * @param uiThread runs what it is given on the UI thread, later; drops it when that has ended
     */
    public Aside(String name, Executor uiThread) {
        this.uiThread = uiThread;
        thread = new ThreadPoolExecutor(1, 1, KEPT_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Thread.ofPlatform().name(name).daemon().factory());
        thread.allowCoreThreadTimeOut(true);
    }

    /**
     * Returns at once.
     *
     * @param work runs aside; what it throws is logged, and then there is nothing to show
     * @param then takes what came of it on the UI thread, unless this was closed meanwhile
     */
    public <V> void run(Supplier<V> work, Consumer<V> then) {
        if (closed) {
            throw new RejectedExecutionException("closed");
        }
        thread.execute(() -> {
            try {
                V found = work.get();
                if (!closed) {
                    uiThread.execute(() -> tell(found, then));
                }
            } catch (RuntimeException failure) {
                LOG.log(System.Logger.Level.WARNING, "a view cannot be brought up to date", failure);
            }
        });
    }

    /** Whether all that was to be done has been done; what came of it may still be on its way. */
    public boolean isIdle() {
        return thread.getQueue().isEmpty() && thread.getActiveCount() == 0;
    }

    private <V> void tell(V found, Consumer<V> then) {
        if (!closed) {
            then.accept(found);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.shutdownNow();
    }
}
