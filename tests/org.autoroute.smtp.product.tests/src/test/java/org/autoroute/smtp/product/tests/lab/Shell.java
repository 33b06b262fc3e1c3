package org.autoroute.smtp.product.tests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs with a time limit. Output goes through files, so that a full pipe never stops a program. */
public final class Shell {

    private Shell() {
    }

    /** What a program left: its exit status, both outputs and how long it took. */
    public record Done(List<String> command, int status, String out, String err, Duration took) {

        /** This result, when the status is 0. */
        public Done ok() {
            if (status != 0) {
                throw new AssertionError(this);
            }
            return this;
        }

        @Override
        public String toString() {
            return String.join(" ", command) + "\nended with " + status + " after " + took.toMillis() + " ms\nout: " + out + "\nerr: " + err;
        }
    }

    /** Runs a program to its end. Fails when it needs longer than the limit. */
    public static Done run(Duration limit, String input, List<String> command) {
        try {
            Path out = Files.createTempFile("lab", ".out");
            Path err = Files.createTempFile("lab", ".err");
            Path in = Files.createTempFile("lab", ".in");
            try {
                Files.writeString(in, input, StandardCharsets.ISO_8859_1);
                long begin = System.nanoTime();
                Process process = new ProcessBuilder(command).redirectInput(in.toFile()).redirectOutput(out.toFile())
                        .redirectError(err.toFile()).start();
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    end(process);
                    throw new AssertionError(String.join(" ", command) + " took longer than " + limit + "\n" + Files.readString(err));
                }
                Duration took = Duration.ofNanos(System.nanoTime() - begin);
                return new Done(command, process.exitValue(), text(out), text(err), took);
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
                Files.deleteIfExists(in);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Runs a program to its end, 30 s at most. */
    public static Done run(String... command) {
        return run(Duration.ofSeconds(30), "", List.of(command));
    }

    /** Ends a process and those below it: asked first, then killed. */
    public static void end(Process process) {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(8, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
