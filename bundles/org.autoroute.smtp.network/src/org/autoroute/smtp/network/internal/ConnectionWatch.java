package org.autoroute.smtp.network.internal;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Keeps what is known of named connections, on a thread of its own: who knows the names may be slow to answer, and addresses must not wait for it.
 */
final class ConnectionWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ConnectionWatch.class.getName());
    private static final Duration FOREVER = Duration.ofDays(1000);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

    private final ConnectionReader reader;
    private final Supplier<List<Link>> links;
    private final Debounce wanted = new Debounce(Duration.ofMillis(10), Duration.ofMillis(50));
    private volatile Connections current = Connections.NONE;
    private volatile boolean closed;
    private volatile String lastProblem = "";
    private Thread thread;

    ConnectionWatch(ConnectionReader reader, Supplier<List<Link>> links) {
        this.reader = reader;
        this.links = links;
    }

    /** What was last read; never blocks. */
    Connections current() {
        return current;
    }

    void start(Runnable changed) {
        reader.onChange(wanted::ring);
        thread = Thread.ofPlatform().name("network-connections").daemon().start(() -> watch(changed));
        wanted.ring();
    }

    /** The network changed, or some time has passed: names may have, too. */
    void networkChanged() {
        if (!reader.tellsChanges()) {
            wanted.ring();
        }
    }

    /** Reads even where changes are told. */
    void readAgain() {
        wanted.ring();
    }

    private void watch(Runnable changed) {
        try {
            while (!closed) {
                if (wanted.await(FOREVER)) {
                    read(changed);
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(Runnable changed) {
        try {
            Connections now = reader.read(links.get());
            lastProblem = "";
            if (!now.equals(current)) {
                current = now;
                changed.run();
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            if (!lastProblem.equals(e.toString())) {
                lastProblem = e.toString();
                LOG.log(Level.WARNING, "Names of connections could not be read; the last ones known are kept", e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        wanted.close();
        reader.close();
        if (thread != null) {
            thread.interrupt();
            Threads.join(thread, CLOSE_LIMIT);
        }
    }
}
