package org.autoroute.smtp.network.internal.dns;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of names, and until when. Failures count: the more in a row, the longer they are kept. Not for several threads. */
final class AnswerCache {

    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration FIRST_FAILURE = Duration.ofSeconds(2);
    private static final Duration LONGEST_FAILURE = Duration.ofMinutes(5);
    /** A list of servers has a few names; a program that asks for more than this has gone wrong, and memory is kept. */
    private static final int LARGEST = 10_000;

    private record Known(Answer answer, Instant until, int failures) {
    }

    private final InstantSource clock;
    private final Map<String, Known> byHost = new HashMap<>();

    AnswerCache(InstantSource clock) {
        this.clock = clock;
    }

    Optional<Answer> fresh(String host) {
        return Optional.ofNullable(byHost.get(host)).filter(k -> clock.instant().isBefore(k.until())).map(Known::answer);
    }

    Optional<Instant> freshUntil(String host) {
        return Optional.ofNullable(byHost.get(host)).map(Known::until);
    }

    void put(String host, Answer answer) {
        if (byHost.size() >= LARGEST) {
            byHost.clear();
        }
        switch (answer) {
            case Answer.Found found -> byHost.put(host, new Known(answer, clock.instant().plus(within(SHORTEST, found.ttl(), LONGEST)), 0));
            case Answer.NotFound none -> {
                int failures = Optional.ofNullable(byHost.get(host)).map(Known::failures).orElse(0);
                Duration pause = within(FIRST_FAILURE, FIRST_FAILURE.multipliedBy(1L << Math.min(failures, 20)), LONGEST_FAILURE);
                byHost.put(host, new Known(answer, clock.instant().plus(pause), failures + 1));
            }
        }
    }

    private static Duration within(Duration least, Duration wanted, Duration most) {
        Duration atLeast = wanted.compareTo(least) < 0 ? least : wanted;
        return atLeast.compareTo(most) > 0 ? most : atLeast;
    }

    void clear() {
        byHost.clear();
    }
}
