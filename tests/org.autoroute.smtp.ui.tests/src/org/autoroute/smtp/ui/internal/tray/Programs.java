package org.autoroute.smtp.ui.internal.tray;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Programs of the system that a test needs around it; they end with it. */
public final class Programs implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Deque<Process> started = new ArrayDeque<>();

    /** Whether all of them are installed. */
    public static boolean installed(String... names) {
        return Arrays.stream(names).allMatch(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name))));
    }

    /** Starts one whose output is of no interest. */
    public Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        started.push(process);
        return process;
    }

    /** A display without anything on it; its name. */
    public String display() throws IOException {
        return ":" + said(new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp", "-noreset"));
    }

    /** A session bus with nobody on it; its address. */
    public String bus() throws IOException {
        return said(new ProcessBuilder("dbus-daemon", "--session", "--nofork", "--print-address=1"));
    }

    /** A panel on that display. */
    public Process panel(String display) throws IOException {
        ProcessBuilder trayer = new ProcessBuilder("trayer", "--edge", "bottom", "--height", "24");
        trayer.environment().put("DISPLAY", display);
        return start(trayer);
    }

    /** The one that was started last. */
    public Process last() {
        return started.getFirst();
    }

    /** Ends one before the others. */
    public void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not in time: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    @Override
    public void close() {
        started.forEach(this::end);
    }

    /** The first line of its output; the program is ended should that not come. */
    private String said(ProcessBuilder builder) throws IOException {
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        started.push(process);
        try (BufferedReader output = process.inputReader()) {
            Thread watch = Thread.ofVirtual().start(() -> {
                LockSupport.parkNanos(LIMIT.toNanos());
                if (!Thread.currentThread().isInterrupted()) {
                    process.destroyForcibly();
                }
            });
            String line = output.readLine();
            watch.interrupt();
            if (line == null) {
                throw new IOException(builder.command() + " did not start");
            }
            return line;
        }
    }
}
