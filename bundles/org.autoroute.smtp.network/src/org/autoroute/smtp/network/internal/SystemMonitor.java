package org.autoroute.smtp.network.internal;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.autoroute.smtp.network.NetworkMonitor;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.Surroundings;

/** The monitor of every operating system: what differs comes in through the constructor. */
public final class SystemMonitor implements NetworkMonitor {

    private static final System.Logger LOG = System.getLogger(SystemMonitor.class.getName());
    private static final Duration QUIET = Duration.ofMillis(20);
    private static final Duration BURST = Duration.ofMillis(60);
    private static final Duration POLL = Duration.ofSeconds(30);
    /** After sleep the network comes back step by step, and drivers do not always tell. */
    private static final Duration POLL_AFTER_SLEEP = Duration.ofSeconds(3);
    private static final int POLLS_AFTER_SLEEP = 10;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

    private final LastReading<List<Link>> links;
    private final LastReading<Surroundings> around;
    private final ChangeEvents events;
    private final ConnectionWatch connections;
    private final Duration poll;
    private final SleepDetector sleep;
    private final Debounce changes = new Debounce(QUIET, BURST);
    private final AtomicInteger quickPolls = new AtomicInteger();
    private volatile NetworkSnapshot current = NetworkSnapshot.OFFLINE;
    private volatile boolean closed;
    private volatile boolean withoutEvents;
    private Thread thread;

    public SystemMonitor(LinkReader reader, PlaceReader place, ChangeEvents events, ConnectionReader connections) {
        this(reader, place, events, connections, POLL, new SleepDetector(System::currentTimeMillis, System::nanoTime));
    }

    SystemMonitor(LinkReader reader, PlaceReader place, ChangeEvents events, ConnectionReader connections, Duration poll, SleepDetector sleep) {
        this.links = new LastReading<>(() -> List.copyOf(reader.read()), "The network interfaces", List.of());
        this.around = new LastReading<>(place::read, "Gateways and DNS suffixes", Surroundings.UNKNOWN);
        this.events = events;
        this.connections = new ConnectionWatch(connections, links::value);
        this.poll = poll;
        this.sleep = sleep;
    }

    @Override
    public NetworkSnapshot current() {
        return current;
    }

    @Override
    public synchronized void start(Consumer<NetworkSnapshot> onChange) {
        if (thread != null || closed) {
            throw new IllegalStateException("started before or closed");
        }
        // Events first: what changes between the first reading and the first event would be missed otherwise.
        startEvents();
        links.read();
        around.read();
        current = snapshot();
        thread = Thread.ofPlatform().name("network-monitor").daemon().start(() -> watch(onChange));
        connections.start(changes::ring);
    }

    private void startEvents() {
        try {
            events.start(changes::ring);
            withoutEvents = false;
        } catch (IOException | RuntimeException | LinkageError e) {
            // Logged once until it changes: what fails every 30 s would fill the log.
            if (!withoutEvents) {
                withoutEvents = true;
                LOG.log(Level.WARNING, "Network changes are noticed by looking every " + poll.toSeconds() + " s only", e);
            }
        }
    }

    private void watch(Consumer<NetworkSnapshot> onChange) {
        try {
            while (!closed) {
                boolean quick = quickPolls.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
                boolean event = changes.await(quick && poll.compareTo(POLL_AFTER_SLEEP) > 0 ? POLL_AFTER_SLEEP : poll);
                if (!closed) {
                    look(event, onChange);
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(boolean event, Consumer<NetworkSnapshot> onChange) {
        if (sleep.slept()) {
            LOG.log(Level.INFO, "The computer slept; looking at the network again");
            quickPolls.set(POLLS_AFTER_SLEEP);
            connections.readAgain();
        }
        if (!event && !events.running()) {
            startEvents();
        }
        boolean changed = links.read() | around.read();
        if (changed || !event) {
            connections.networkChanged();
        }
        NetworkSnapshot now = snapshot();
        if (!now.equals(current)) {
            current = now;
            tell(onChange, now);
        }
    }

    private NetworkSnapshot snapshot() {
        return Snapshots.of(links.value(), connections.current(), around.value());
    }

    private static void tell(Consumer<NetworkSnapshot> onChange, NetworkSnapshot now) {
        try {
            onChange.accept(now);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A listener to network changes failed", e);
        }
    }

    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            running = thread;
        }
        changes.close();
        events.close();
        connections.close();
        if (running != null) {
            Threads.join(running, CLOSE_LIMIT);
        }
    }
}
