package org.autoroute.smtp.relay.internal.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class TimerWheelTest {

    private static final long TICK = Duration.ofMillis(68).toNanos();

    private final TimerWheel wheel = new TimerWheel();
    private final AtomicInteger fired = new AtomicInteger();
    private long now;

    private Deadline deadline() {
        return new Deadline(wheel, fired::incrementAndGet);
    }

    private int firedAt(Duration time) {
        now = time.toNanos();
        wheel.now(now);
        wheel.expire();
        return fired.get();
    }

    @Test
    void firesOnceAndNeverEarly() {
        deadline().in(Duration.ofSeconds(2));
        assertEquals(0, firedAt(Duration.ofMillis(1999)));
        assertEquals(1, firedAt(Duration.ofMillis(2070)));
        assertEquals(1, firedAt(Duration.ofSeconds(900)));
    }

    @Test
    void movedLaterOrEarlierOrCancelled() {
        Deadline later = deadline();
        later.in(Duration.ofSeconds(1));
        later.in(Duration.ofSeconds(3));
        Deadline earlier = deadline();
        earlier.in(Duration.ofMinutes(10));
        earlier.in(Duration.ofSeconds(2));
        Deadline never = deadline();
        never.in(Duration.ofSeconds(1));
        never.cancel();
        assertEquals(0, firedAt(Duration.ofMillis(1500)));
        assertEquals(1, firedAt(Duration.ofMillis(2100)));
        assertEquals(2, firedAt(Duration.ofMillis(3100)));
    }

    @Test
    void sleepsForEverWithoutDeadlinesAndNoLongerThanTheFirst() {
        assertEquals(-1, wheel.waitMillis());
        Deadline one = deadline();
        one.in(Duration.ofSeconds(5));
        assertTrue(wheel.waitMillis() >= 5000 && wheel.waitMillis() <= 5100, () -> "waits " + wheel.waitMillis());
        one.cancel();
        firedAt(Duration.ofSeconds(6));
        assertEquals(-1, wheel.waitMillis());
    }

    @Test
    void anyOrderOfSettingMovingAndCancellingFiresEachInTime() {
        Random random = new Random(7);
        Map<Deadline, Long> due = new HashMap<>();
        List<Deadline> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Deadline[] self = new Deadline[1];
            self[0] = new Deadline(wheel, () -> {
                Long at = due.remove(self[0]);
                assertTrue(at != null && at <= now && now - at <= 2 * TICK, () -> "due " + at + ", now " + now);
            });
            all.add(self[0]);
        }
        for (int step = 0; step < 50_000; step++) {
            Deadline deadline = all.get(random.nextInt(all.size()));
            if (random.nextInt(5) == 0) {
                deadline.cancel();
                due.remove(deadline);
            } else {
                Duration time = Duration.ofMillis(random.nextInt(10) == 0 ? random.nextInt(700_000) : random.nextInt(3000));
                deadline.in(time);
                due.put(deadline, now + time.toNanos());
            }
            now += random.nextLong(TICK / 2);
            wheel.now(now);
            wheel.expire();
            long last = now;
            assertTrue(due.values().stream().allMatch(at -> last - at <= 2 * TICK), "one is late");
        }
    }
}
