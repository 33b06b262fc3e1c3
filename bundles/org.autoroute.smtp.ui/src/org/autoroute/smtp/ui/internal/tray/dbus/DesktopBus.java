package org.autoroute.smtp.ui.internal.tray.dbus;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The desktop as it is reached over the session bus, and the one thread that speaks with it. All methods may be called from any thread and return at
 * once. A bus that is not there, or is lost, is tried again, ever less often.
 */
public final class DesktopBus implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DesktopBus.class.getName());
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final Duration END_LIMIT = Duration.ofSeconds(3);

    private final Optional<String> address;
    private final ScheduledThreadPoolExecutor thread;
    private final List<BusTask> greetings = new ArrayList<>();
    private final List<Runnable> farewells = new ArrayList<>();
    private Optional<SessionBus> bus = Optional.empty();
    private Duration wait = FIRST_WAIT;

    /** @param environment of the process; says where the bus is */
    public DesktopBus(Map<String, String> environment) {
        address = SessionBus.address(environment);
        thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("autoroute-desktop-bus").factory());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        // Threads of the connection may bring something while this ends.
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Connects, and keeps connected until it is closed. Once, after all have said what they want to know. */
    public void start() {
        execute(this::connect);
    }

    /**
     * @param greeting said on each new connection
     * @param farewell run when there is no connection, or no longer
     */
    void attend(BusTask greeting, Runnable farewell) {
        execute(() -> {
            greetings.add(greeting);
            farewells.add(farewell);
        });
    }

    /** Says it; where there is no connection, nothing happens. */
    void say(BusTask task) {
        execute(() -> bus.ifPresent(present -> attempt(present, task)));
    }

    /** Says it after a while, if there is a connection then. */
    void sayLater(Duration delay, BusTask task) {
        thread.schedule(() -> run(() -> bus.ifPresent(present -> attempt(present, task))), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs something on this thread; nothing after the end. */
    void execute(Runnable task) {
        thread.execute(() -> run(task));
    }

    /** A connection of its own for one who wants to be gone from the bus without ending this one; closed by the caller. */
    SessionBus another() throws IOException {
        return new SessionBus(address.orElseThrow(() -> new IOException("there is no session bus")), () -> { });
    }

    /** What was asked for before is still done. Returns within three seconds. */
    @Override
    public void close() {
        execute(() -> bus.ifPresent(SessionBus::close));
        thread.shutdown();
        try {
            if (!thread.awaitTermination(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void connect() {
        if (address.isEmpty()) {
            farewells.forEach(DesktopBus::run);
            return;
        }
        try {
            SessionBus present = new SessionBus(address.get(), () -> execute(this::lost));
            bus = Optional.of(present);
            wait = FIRST_WAIT;
            greetings.forEach(greeting -> run(() -> attempt(present, greeting)));
        } catch (IOException absent) {
            LOG.log(Level.DEBUG, "no session bus", absent);
            farewells.forEach(DesktopBus::run);
            tryLater();
        }
    }

    private void lost() {
        bus.ifPresent(SessionBus::close);
        bus = Optional.empty();
        farewells.forEach(DesktopBus::run);
        tryLater();
    }

    private void tryLater() {
        thread.schedule(() -> run(this::connect), wait.toMillis(), TimeUnit.MILLISECONDS);
        wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
    }

    /** A fault ends neither what comes after it nor goes unheard, as the executor would have it. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | LinkageError fault) {
            LOG.log(Level.ERROR, "A fault while speaking with the desktop", fault);
        }
    }

    private static void attempt(SessionBus present, BusTask task) {
        try {
            task.run(present);
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "The desktop did not answer", failure);
        }
    }
}
