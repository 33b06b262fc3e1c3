package org.autoroute.smtp.service.internal.activity;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.autoroute.smtp.relay.SessionObserver;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.service.AutorouteService.Registration;
import org.autoroute.smtp.service.Traffic;

/**
 * Remembers the latest sessions and how much they delivered, writes each to the session log on a thread of its own, and tells listeners. Taking a
 * record costs a loop thread no more than putting it into a ring and a queue; when the disk cannot follow, records are left out of the log and
 * counted.
 */
public final class Activity implements SessionObserver, AutoCloseable {

    /** Sessions remembered. */
    public static final int RING = 1000;

    private static final System.Logger LOG = System.getLogger(Activity.class.getName());
    /** Sessions that end so close together are written together: a wake-up and a write for each would cost more than the session's own lines. */
    private static final Duration GATHER = Duration.ofMillis(50);
    private static final Duration END = Duration.ofSeconds(5);

    private final ArrayDeque<SessionRecord> ring = new ArrayDeque<>();
    private final BlockingQueue<Optional<SessionRecord>> queue;
    private final List<Consumer<SessionRecord>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong leftOut = new AtomicLong();
    private final LatestText comments = new LatestText();
    private final TrafficMeter traffic;
    private final CompletableFuture<Map<HostPort, Instant>> earlier = new CompletableFuture<>();
    private final RotatedFile log;
    private final Thread thread;
    private boolean failing;

    /** @param clock tells the minutes of {@link #traffic()} */
    public Activity(Path logFile, InstantSource clock) {
        this(logFile, new RotatedFile(logFile, 10L * 1024 * 1024, 5), 10_000, clock);
    }

    Activity(Path logFile, RotatedFile log, int queued, InstantSource clock) {
        this.log = log;
        this.traffic = new TrafficMeter(clock);
        this.queue = new ArrayBlockingQueue<>(queued);
        this.thread = Thread.ofPlatform().name("autoroute-activity").start(() -> run(logFile));
    }

    @Override
    public void opened(SessionRecord record) {
        // An open session is seen in Relay.openSessions; the ring takes it when all of it is known.
    }

    @Override
    public void delivered(long octets) {
        traffic.delivered(octets);
    }

    @Override
    public void ended(SessionRecord record) {
        synchronized (ring) {
            if (ring.size() == RING) {
                ring.removeFirst();
            }
            ring.addLast(record);
        }
        if (!queue.offer(Optional.of(record))) {
            leftOut.incrementAndGet();
        }
    }

    /** The latest sessions that have ended, in the order they did. */
    public List<SessionRecord> ended() {
        synchronized (ring) {
            return new ArrayList<>(ring);
        }
    }

    /** What was delivered in the last hour. */
    public Traffic traffic() {
        return traffic.traffic();
    }

    /** When each server last took mail before this process, as far as the end of the session log tells; ends on the thread of this object. */
    public CompletionStage<Map<HostPort, Instant>> earlierUses() {
        return earlier;
    }

    /** Calls the listener with each session that ends, on the thread of this object. */
    public Registration listen(Consumer<SessionRecord> listener) {
        Consumer<SessionRecord> own = listener::accept;
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    private void run(Path logFile) {
        List<Optional<SessionRecord>> batch = new ArrayList<>();
        try {
            earlier.complete(EarlierUses.in(logFile));
            do {
                batch.clear();
                batch.add(queue.take());
                if (batch.getFirst().isPresent()) {
                    TimeUnit.MILLISECONDS.sleep(GATHER.toMillis());
                }
                queue.drainTo(batch);
                boolean wasFailing = failing;
                failing = false;
                batch.forEach(next -> next.ifPresent(record -> note(record, wasFailing)));
                flush(wasFailing);
            } while (batch.stream().allMatch(Optional::isPresent));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            closeLog();
        }
    }

    private void note(SessionRecord record, boolean wasFailing) {
        write(record, wasFailing);
        for (Consumer<SessionRecord> listener : listeners) {
            tell(listener, record);
        }
    }

    private void tell(Consumer<SessionRecord> listener, SessionRecord record) {
        try {
            listener.accept(record);
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "a listener to sessions failed", failure);
        }
    }

    private void write(SessionRecord record, boolean wasFailing) {
        try {
            log.write(SessionJson.line(record, comments::of));
        } catch (IOException | RuntimeException failure) {
            failed(failure, wasFailing);
        }
    }

    private void flush(boolean wasFailing) {
        try {
            log.flush();
        } catch (IOException failure) {
            failed(failure, wasFailing);
        }
        long lost = leftOut.getAndSet(0);
        if (lost > 0) {
            LOG.log(Level.WARNING, "{0} sessions are missing in the session log: the disk is too slow", lost);
        }
    }

    /** Warns once for a disk that fails again and again. */
    private void failed(Exception failure, boolean wasFailing) {
        LOG.log(wasFailing || failing ? Level.DEBUG : Level.WARNING, "the session log cannot be written", failure);
        failing = true;
        closeLog();
    }

    private void closeLog() {
        try {
            log.close();
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "closing the session log", failure);
        }
    }

    /** Writes what is queued and ends the thread; returns when it has ended, after five seconds at the latest. */
    @Override
    public void close() {
        try {
            if (!queue.offer(Optional.empty(), END.toMillis(), TimeUnit.MILLISECONDS) || !thread.join(END)) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
