package org.autoroute.smtp.product.tests.lab;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for a state by looking again and again until a deadline. It rests as long as the last look took, within bounds, because a look that starts a program
 * takes the processor from what is waited for.
 */
public final class Await {

    private static final long SHORTEST_REST_NANOS = 2_000_000;
    private static final long LONGEST_REST_NANOS = 100_000_000;

    private Await() {
    }

    /** Returns when the state has come; fails with the description when it has not within the limit. */
    public static void until(Duration limit, Supplier<String> description, BooleanSupplier state) {
        present(limit, description, () -> state.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** The value as soon as there is one; fails with the description when there is none within the limit. */
    public static <T> T present(Duration limit, Supplier<String> description, Supplier<Optional<T>> value) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            long begin = System.nanoTime();
            Optional<T> found = value.get();
            if (found.isPresent()) {
                return found.get();
            }
            long now = System.nanoTime();
            if (now > end) {
                throw new AssertionError("not within " + limit + ": " + description.get());
            }
            LockSupport.parkNanos(Math.clamp(now - begin, SHORTEST_REST_NANOS, LONGEST_REST_NANOS));
        }
    }
}
