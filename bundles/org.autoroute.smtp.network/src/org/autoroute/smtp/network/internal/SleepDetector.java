package org.autoroute.smtp.network.internal;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Notices that the computer slept: the wall clock went on and the monotonic clock did not.
 * A clock set forward by hand looks the same and does no harm.
 */
final class SleepDetector {

    private static final Duration NOTICEABLE = Duration.ofSeconds(5);

    private final LongSupplier wallMillis;
    private final LongSupplier monotonicNanos;
    private long ahead;

    SleepDetector(LongSupplier wallMillis, LongSupplier monotonicNanos) {
        this.wallMillis = wallMillis;
        this.monotonicNanos = monotonicNanos;
        this.ahead = difference();
    }

    /** Whether the computer slept since this was last asked. */
    boolean slept() {
        long now = difference();
        boolean jumped = now - ahead > NOTICEABLE.toMillis();
        ahead = now;
        return jumped;
    }

    private long difference() {
        return wallMillis.getAsLong() - monotonicNanos.getAsLong() / 1_000_000;
    }
}
