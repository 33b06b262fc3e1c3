package org.autoroute.smtp.product.tests.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that runs in a namespace until it is closed, its output in a file. */
public final class Service implements AutoCloseable {

    private final String name;
    private final Process process;
    private final Path output;

    private Service(String name, Process process, Path output) {
        this.name = name;
        this.process = process;
        this.output = output;
    }

    /** Starts it; does not wait until it is ready. */
    public static Service start(Namespace namespace, String name, Path directory, List<String> command) throws IOException {
        Path output = Files.createTempFile(directory, "service", ".out");
        Process process = new ProcessBuilder(namespace.inside(command)).redirectErrorStream(true).redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.PIPE).start();
        return new Service(name, process, output);
    }

    public Process process() {
        return process;
    }

    /** What it has printed so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException problem) {
            return problem.toString();
        }
    }

    @Override
    public String toString() {
        return name + (process.isAlive() ? ", running: " : ", ended with " + process.exitValue() + ": ") + output();
    }

    @Override
    public void close() {
        Shell.end(process);
    }
}
