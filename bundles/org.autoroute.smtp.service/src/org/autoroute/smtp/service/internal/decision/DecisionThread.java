package org.autoroute.smtp.service.internal.decision;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The loop of a running program: one platform thread. */
public final class DecisionThread implements Loop, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DecisionThread.class.getName());
    private static final Duration END = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor executor;

    public DecisionThread() {
        executor = new ScheduledThreadPoolExecutor(1, task -> Thread.ofPlatform().name("autoroute-decision").unstarted(task),
                (task, ended) -> LOG.log(Level.DEBUG, "passed over after the end"));
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(guarded(task));
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        Future<?> future = executor.schedule(guarded(task), Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
        return () -> future.cancel(false);
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error failure) {
                LOG.log(Level.ERROR, "a task of the decision thread failed", failure);
            }
        };
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    /** Runs what is due, drops what waits, and returns when the thread has ended, after five seconds at the latest. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "the decision thread did not end within {0}", END);
                executor.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
