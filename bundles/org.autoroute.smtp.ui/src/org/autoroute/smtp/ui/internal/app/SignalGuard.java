package org.autoroute.smtp.ui.internal.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a signal end the program as Quit does. The virtual machine ends when the hook returns, so the hook waits for the program. */
final class SignalGuard implements AutoCloseable {

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Runnable quit;
    private final Duration limit;

    /**
     * @param quit  asks for the end of the program, on any thread and also while it starts
     * @param limit how long the end may take
     */
    SignalGuard(Runnable quit, Duration limit) {
        this.quit = quit;
        this.limit = limit;
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("autoroute-signal").unstarted(this::signalled));
    }

    /** The program has ended by itself or after a signal. */
    @Override
    public void close() {
        ended.countDown();
    }

    private void signalled() {
        try {
            if (ended.getCount() > 0) {
                quit.run();
                if (ended.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    Runtime.getRuntime().halt(0);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
