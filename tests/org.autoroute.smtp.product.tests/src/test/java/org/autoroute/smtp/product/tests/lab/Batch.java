package org.autoroute.smtp.product.tests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One long-lived {@code ip -batch} inside a namespace, so that a change of addresses does not wait for a program to start. */
final class Batch implements AutoCloseable {

    private final Process process;
    private final Writer commands;
    private final String namespace;

    Batch(Namespace namespace) throws IOException {
        this.namespace = namespace.name();
        process = new ProcessBuilder("ip", "-n", namespace.name(), "-force", "-batch", "-")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        commands = process.outputWriter(StandardCharsets.US_ASCII);
    }

    /** Hands the lines over; they are carried out at once, one after the other. Returns the nano time just before. */
    synchronized long send(String... lines) {
        try {
            long begin = System.nanoTime();
            commands.write(String.join("\n", lines) + "\n");
            commands.flush();
            return begin;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Waits until the laptop has, or has not, the address. */
    void seen(String address, boolean there) {
        Await.until(Duration.ofSeconds(5), () -> address + (there ? " is missing" : " is still there"),
                () -> Shell.run("ip", "-n", namespace, "-o", "addr", "show").out().contains(" " + address + "/") == there);
    }

    @Override
    public void close() {
        Shell.end(process);
    }
}
