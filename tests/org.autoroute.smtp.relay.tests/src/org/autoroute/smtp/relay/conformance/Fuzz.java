package org.autoroute.smtp.relay.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Runs hostile sessions side by side for a while; a failure names the seed of its session. */
final class Fuzz {

    private static final int SIDE_BY_SIDE = 4;

    private final long seconds = Long.getLong("relay.fuzz.seconds", 15);
    private final long seed = Long.getLong("relay.fuzz.seed", System.nanoTime());

    /** One worker's sessions, one after the other. */
    @FunctionalInterface
    interface Hostile {
        void session(Random random);
    }

    /** @param workers one for each of the sessions side by side */
    void run(List<Hostile> workers) throws InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        ConcurrentLinkedQueue<AssertionError> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers.size(); i++) {
            Hostile worker = workers.get(i);
            long first = seed + i * 1_000_000_000L;
            threads.add(Thread.ofVirtual().start(() -> {
                for (long s = first; System.nanoTime() < end && failures.isEmpty(); s++) {
                    try {
                        worker.session(new Random(s));
                    } catch (AssertionError | RuntimeException failure) {
                        failures.add(new AssertionError("with -Drelay.fuzz.seed=" + s + ": " + failure.getMessage(), failure));
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw failures.peek();
        }
    }

    /** As many as run side by side. */
    static List<Hostile> workers(Supplier<Hostile> factory) {
        List<Hostile> workers = new ArrayList<>();
        for (int i = 0; i < SIDE_BY_SIDE; i++) {
            workers.add(factory.get());
        }
        return workers;
    }
}
