package org.autoroute.smtp.relay.conformance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits for something that happens on another thread, never longer than a limit. */
final class Await {

    static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofMillis(1);

    private Await() {
    }

    static void until(String what, BooleanSupplier condition) {
        if (!within(LIMIT, condition)) {
            throw new AssertionError("in vain for " + LIMIT.toSeconds() + " s: " + what);
        }
    }

    /** Whether it happened in time. */
    static boolean within(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(STEP);
        }
        return true;
    }

    /** Waits until a growing number has not grown for that long, and returns it. */
    static long standstill(Duration quiet, LongSupplier progress) {
        long last = progress.getAsLong();
        long since = System.nanoTime();
        long end = since + LIMIT.toNanos();
        while (System.nanoTime() - since < quiet.toNanos()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never stands still: " + last);
            }
            pause(STEP);
            long now = progress.getAsLong();
            if (now != last) {
                last = now;
                since = System.nanoTime();
            }
        }
        return last;
    }

    /** Lets the other side of a connection read what was written, so that the next octets come in a segment of their own. Nothing depends on it. */
    static void segment() {
        pause(STEP);
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
