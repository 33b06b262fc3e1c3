package org.autoroute.smtp.network.internal.dns;

import java.time.Duration;

/** A moment by the monotonic clock. */
record Deadline(long nanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** This one, or the given time from now if that is sooner. */
    Deadline orSooner(Duration time) {
        Deadline other = in(time);
        return other.nanos - nanos < 0 ? other : this;
    }

    boolean passed() {
        return nanos - System.nanoTime() <= 0;
    }

    /** For calls that take 0 as "no limit": 1 at least. */
    int millisLeft() {
        return (int) Math.max(1, (nanos - System.nanoTime() + 999_999) / 1_000_000);
    }

    long nanosLeft() {
        return Math.max(0, nanos - System.nanoTime());
    }
}
