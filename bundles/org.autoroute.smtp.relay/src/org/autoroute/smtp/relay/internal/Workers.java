package org.autoroute.smtp.relay.internal;

import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for what must not run on a loop: the long steps of TLS handshakes. None is left while nothing is asked. Any thread. */
final class Workers implements Executor, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Workers.class.getName());
    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);
    private static final int MOST_WAITING = 8192;
    private static final int IDLE_SECONDS = 10;
    private static final int END_SECONDS = 5;

    private final ThreadPoolExecutor pool;

    Workers(String name) {
        AtomicInteger number = new AtomicInteger();
        pool = new ThreadPoolExecutor(THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
    }

    /** @throws java.util.concurrent.RejectedExecutionException when too much waits already, or the end has come */
    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }

    /** Drops what waits and waits, with a limit, for what runs. */
    @Override
    public void close() {
        pool.shutdownNow();
        try {
            if (!pool.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "a handshake does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
