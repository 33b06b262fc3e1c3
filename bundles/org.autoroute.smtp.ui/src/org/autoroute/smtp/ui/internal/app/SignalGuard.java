package org.autoroute.smtp.ui.internal.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

/**
 * Lets a signal end the program as Quit does. The virtual machine ends when the hook returns, so the hook waits for the program; made on the UI
 * thread, before there is a display.
 */
final class SignalGuard implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(5);
    private static final Duration TURN = Duration.ofMillis(50);

    private final Thread uiThread = Thread.currentThread();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Runnable quit;
    private final Duration limit;

    /**
     * @param quit  ends the program, on the UI thread
     * @param limit how long that may take
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
            if (ended.getCount() > 0 && askToQuit() && ended.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                Runtime.getRuntime().halt(0);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A program that has just been started may not have its display yet. */
    private boolean askToQuit() throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            Display display = Display.findDisplay(uiThread);
            if (display != null) {
                return post(display);
            }
            if (ended.await(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }

    private boolean post(Display display) {
        try {
            display.asyncExec(quit);
        } catch (SWTException goneMeanwhile) {
            if (goneMeanwhile.code != SWT.ERROR_DEVICE_DISPOSED) {
                throw goneMeanwhile;
            }
        }
        return true;
    }
}
