package org.autoroute.smtp.network.internal;

import java.time.Duration;

/**
 * Gathers events that come in a burst, as an address taken away and the next one given do. Events are rung from any thread; one thread waits.
 */
final class Debounce {

    private final long quiet;
    private final long atMost;
    private boolean rung;
    private boolean closed;
    private long first;
    private long last;

    /**
     * @param quiet  a burst ends when nothing happened for so long
     * @param atMost and is cut when it has lasted so long
     */
    Debounce(Duration quiet, Duration atMost) {
        this.quiet = quiet.toNanos();
        this.atMost = atMost.toNanos();
    }

    synchronized void ring() {
        last = System.nanoTime();
        if (!rung) {
            rung = true;
            first = last;
            notifyAll();
        }
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Waits for a burst to end. Returns false when none began within the timeout, or when closed. */
    synchronized boolean await(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!closed && !rung) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            waitNanos(left);
        }
        while (!closed) {
            long left = Math.min(last + quiet, first + atMost) - System.nanoTime();
            if (left <= 0) {
                rung = false;
                return true;
            }
            waitNanos(left);
        }
        return false;
    }

    private void waitNanos(long nanos) throws InterruptedException {
        wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
    }
}
