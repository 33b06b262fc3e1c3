package org.autoroute.smtp.service.internal.activity;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.autoroute.smtp.service.Traffic;

/** Counts what is delivered, minute by minute over an hour, in memory that does not grow. Any thread. */
final class TrafficMeter {

    private final InstantSource clock;
    private final int[] messages = new int[Traffic.MINUTES];
    private final long[] octets = new long[Traffic.MINUTES];
    private long running;

    TrafficMeter(InstantSource clock) {
        this.clock = clock;
        this.running = minute();
    }

    synchronized void delivered(long count) {
        int place = place(turn());
        messages[place]++;
        octets[place] += count;
    }

    synchronized Traffic traffic() {
        long last = turn();
        List<Traffic.Minute> minutes = new ArrayList<>(Traffic.MINUTES);
        for (long minute = last - Traffic.MINUTES + 1; minute <= last; minute++) {
            minutes.add(new Traffic.Minute(Instant.ofEpochSecond(minute * 60), messages[place(minute)], octets[place(minute)]));
        }
        return new Traffic(minutes);
    }

    /** Clears the minutes that have begun since the last call. A clock set back a little stands still meanwhile; set back far, all begins anew. */
    private long turn() {
        long now = minute();
        if (now - running >= Traffic.MINUTES || running - now >= Traffic.MINUTES) {
            Arrays.fill(messages, 0);
            Arrays.fill(octets, 0);
            running = now;
        }
        while (running < now) {
            running++;
            messages[place(running)] = 0;
            octets[place(running)] = 0;
        }
        return running;
    }

    private long minute() {
        return Math.floorDiv(clock.instant().getEpochSecond(), 60L);
    }

    private static int place(long minute) {
        return (int) Math.floorMod(minute, (long) Traffic.MINUTES);
    }
}
