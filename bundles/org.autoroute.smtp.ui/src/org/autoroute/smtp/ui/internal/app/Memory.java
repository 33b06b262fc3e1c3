package org.autoroute.smtp.ui.internal.app;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.autoroute.smtp.service.settings.AtomicFile;

/**
 * What the window remembers from one run to the next: its place, what the user has been told. Not the window's model itself, so that a new version
 * starts with its own parts and still finds the user's habits. All methods may be called from any thread and return at once; the file is written by
 * a thread that this object owns.
 */
public final class Memory implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Memory.class.getName());
    /** Moving a window changes its place many times a second. */
    private static final long GATHER_MILLIS = 1000;
    private static final long END_SECONDS = 5;

    private final Optional<Path> file;
    private final Properties values;
    private final ScheduledExecutorService writer;
    private boolean planned;

    private Memory(Optional<Path> file, Properties values) {
        this.file = file;
        this.values = values;
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("autoroute-memory").daemon().factory());
        executor.setKeepAliveTime(END_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        writer = executor;
    }

    /** What the file holds; nothing when it is missing or cannot be read. Reads the disk: before there is a display. */
    public static Memory of(Path file) {
        Properties values = new Properties();
        try {
            values.load(new StringReader(new String(AtomicFile.read(file), StandardCharsets.UTF_8)));
        } catch (NoSuchFileException firstRun) {
            LOG.log(System.Logger.Level.DEBUG, "nothing is remembered yet", firstRun);
        } catch (IOException | IllegalArgumentException damaged) {
            values.clear();
            LOG.log(System.Logger.Level.WARNING, "The window starts with its first layout", damaged);
        }
        return new Memory(Optional.of(file), values);
    }

    /** Remembers until it is closed. */
    public static Memory ofNothing() {
        return new Memory(Optional.empty(), new Properties());
    }

    public synchronized Optional<String> get(String key) {
        return Optional.ofNullable(values.getProperty(key));
    }

    /** Remembers the value from now on; it is on the disk a second later. */
    public synchronized void put(String key, String value) {
        if (!value.equals(values.setProperty(key, value)) && file.isPresent() && !planned && !writer.isShutdown()) {
            planned = true;
            writer.schedule(this::write, GATHER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Writes what is not on the disk yet. Returns within five seconds. */
    @Override
    public void close() {
        synchronized (this) {
            writer.shutdown();
        }
        try {
            // One that is being written is not disturbed, and the last one comes after it.
            if (!writer.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "The window's habits were not written in time");
            } else if (isPlanned()) {
                write();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isPlanned() {
        return planned;
    }

    private void write() {
        file.ifPresent(path -> {
            try {
                AtomicFile.write(path, text().getBytes(StandardCharsets.UTF_8));
            } catch (IOException failure) {
                LOG.log(System.Logger.Level.WARNING, "The window's habits cannot be written", failure);
            }
        });
    }

    private synchronized String text() throws IOException {
        planned = false;
        StringWriter text = new StringWriter();
        values.store(text, null);
        return text.toString();
    }
}
