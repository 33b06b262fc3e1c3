package org.autoroute.smtp.service;

import java.time.Instant;
import java.util.List;

/**
 * What servers took in the last hour. Immutable, any thread.
 *
 * @param minutes the last {@link #MINUTES} of the clock, oldest first, the running one last; those in which nothing was delivered included
 */
public record Traffic(List<Minute> minutes) {

    /** How many minutes are told of. */
    public static final int MINUTES = 60;

    public Traffic {
        minutes = List.copyOf(minutes);
    }

    /**
     * What was delivered in one minute; a message counts when its server says that it has taken it.
     *
     * @param start    a whole minute
     * @param messages delivered
     * @param octets   of their data
     */
    public record Minute(Instant start, int messages, long octets) {
    }
}
