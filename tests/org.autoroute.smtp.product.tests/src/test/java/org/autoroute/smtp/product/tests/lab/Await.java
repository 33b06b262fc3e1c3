package org.autoroute.smtp.product.tests.lab;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a state by looking again and again until a deadline. */
public final class Await {

    private static final long LOOK_EVERY_NANOS = 2_000_000;

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
            Optional<T> found = value.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + limit + ": " + description.get());
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }
}
