package org.autoroute.smtp.service.internal.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/** A loop whose time passes when the test says so. */
public final class ManualLoop implements Loop {

    private record Due(Instant at, long number, Runnable task) {
    }

    private final Deque<Runnable> ready = new ArrayDeque<>();
    private final PriorityQueue<Due> waiting = new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long number;

    @Override
    public synchronized void execute(Runnable task) {
        ready.add(task);
    }

    @Override
    public synchronized Timer schedule(Duration delay, Runnable task) {
        Due due = new Due(now.plus(delay), number++, task);
        waiting.add(due);
        return () -> {
            synchronized (this) {
                waiting.remove(due);
            }
        };
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    /** Runs what is ready, and what becomes ready by it. */
    public void run() {
        for (Runnable next = poll(); next != null; next = poll()) {
            next.run();
        }
    }

    private synchronized Runnable poll() {
        return ready.poll();
    }

    /** Lets time pass, step by step over all that is due meanwhile. */
    public void pass(Duration duration) {
        run();
        Instant end = now().plus(duration);
        for (Due due = dueBy(end); due != null; due = dueBy(end)) {
            due.task().run();
            run();
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized Due dueBy(Instant end) {
        if (waiting.isEmpty() || waiting.peek().at().isAfter(end)) {
            return null;
        }
        now = waiting.peek().at();
        return waiting.poll();
    }

    public synchronized int waiting() {
        return waiting.size();
    }
}
