package org.autoroute.smtp.service.internal.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.autoroute.smtp.service.Traffic;
import org.autoroute.smtp.service.Traffic.Minute;
import org.junit.jupiter.api.Test;

/** Deliveries minute by minute. */
class TrafficMeterTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Instant now = NOON.plusSeconds(30);
    private final TrafficMeter meter = new TrafficMeter(() -> now);

    private List<Minute> busy() {
        return meter.traffic().minutes().stream().filter(minute -> minute.messages() > 0).toList();
    }

    @Test
    void anHourIsSixtyWholeMinutesUpToTheRunningOne() {
        List<Minute> minutes = meter.traffic().minutes();
        assertEquals(Traffic.MINUTES, minutes.size());
        assertEquals(new Minute(NOON.minus(Duration.ofMinutes(59)), 0, 0), minutes.getFirst());
        assertEquals(new Minute(NOON, 0, 0), minutes.getLast());
    }

    @Test
    void aMessageCountsInTheMinuteOfItsDelivery() {
        meter.delivered(100);
        meter.delivered(5_000_000_000L);
        now = NOON.plus(Duration.ofMinutes(2));
        meter.delivered(7);
        assertEquals(List.of(new Minute(NOON, 2, 5_000_000_100L), new Minute(now, 1, 7)), busy());
    }

    @Test
    void moreThanTheSessionsRememberedAreCounted() {
        for (int i = 0; i < 3 * Activity.RING; i++) {
            meter.delivered(1);
        }
        assertEquals(List.of(new Minute(NOON, 3 * Activity.RING, 3 * Activity.RING)), busy());
    }

    @Test
    void whatIsOlderThanAnHourIsForgotten() {
        meter.delivered(1);
        now = NOON.plus(Duration.ofMinutes(59));
        assertEquals(List.of(new Minute(NOON, 1, 1)), busy());
        now = NOON.plus(Duration.ofMinutes(60));
        assertEquals(List.of(), busy());
        meter.delivered(2);
        now = NOON.plus(Duration.ofDays(3)).plus(Duration.ofMinutes(60));
        assertEquals(List.of(), busy());
    }

    @Test
    void aClockSetBackALittleCostsNothing() {
        meter.delivered(1);
        now = NOON.minusSeconds(1);
        meter.delivered(2);
        assertEquals(List.of(new Minute(NOON, 2, 3)), busy());
    }

    @Test
    void aClockSetBackFarBeginsAnew() {
        meter.delivered(1);
        now = NOON.minus(Duration.ofDays(1));
        meter.delivered(2);
        assertEquals(List.of(new Minute(now, 1, 2)), busy());
    }
}
