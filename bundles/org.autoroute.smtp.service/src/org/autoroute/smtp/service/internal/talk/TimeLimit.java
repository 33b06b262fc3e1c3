package org.autoroute.smtp.service.internal.talk;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A moment by which something has to be done.
 *
 * @param end as of {@link System#nanoTime()}
 */
public record TimeLimit(long end) {

    public static TimeLimit in(Duration duration) {
        return new TimeLimit(System.nanoTime() + duration.toNanos());
    }

    /** This one, or the end of the duration if that is sooner. */
    public TimeLimit atMost(Duration duration) {
        TimeLimit other = in(duration);
        return other.end - end < 0 ? other : this;
    }

    /** A part of what is left, so that as many parts follow one another. */
    public TimeLimit part(int parts) {
        return new TimeLimit(end - (parts - 1) * ((end - System.nanoTime()) / parts));
    }

    /**
     * What is left, 1 or more, as sockets want it.
     *
     * @throws SocketTimeoutException when nothing is left
     */
    public int millis() throws SocketTimeoutException {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }
}
