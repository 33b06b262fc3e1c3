package org.autoroute.smtp.product.tests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network namespace: a computer of its own as far as the network goes. Programs started in it see its {@code resolv.conf} and {@code hosts}.
 */
public final class Namespace {

    private static final Path CONFIGURATION = Path.of("/etc/netns");

    private final String name;

    private Namespace(String name) {
        this.name = name;
    }

    static Namespace create(String name) throws IOException {
        Namespace created = new Namespace(name);
        Files.createDirectories(created.configuration());
        Files.writeString(created.configuration().resolve("resolv.conf"), "");
        Files.writeString(created.configuration().resolve("hosts"), "127.0.0.1 localhost\n::1 localhost\n");
        Shell.run("ip", "netns", "add", name).ok();
        // A link-local address that appears a second later, when its duplicates have been looked for, is a change of the network no test asked for.
        Shell.run("ip", "netns", "exec", name, "sysctl", "-qw", "net.ipv6.conf.default.accept_dad=0").ok();
        Shell.run("ip", "-n", name, "link", "set", "lo", "up").ok();
        return created;
    }

    static Namespace existing(String name) {
        return new Namespace(name);
    }

    public String name() {
        return name;
    }

    /** The command, run inside. */
    public List<String> inside(List<String> command) {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", name));
        whole.addAll(command);
        return whole;
    }

    /** Runs a program inside to its end. */
    public Shell.Done run(Duration limit, String input, String... command) {
        return Shell.run(limit, input, inside(List.of(command)));
    }

    /** Runs a program inside to its end, 60 s at most. */
    public Shell.Done run(String... command) {
        return run(Duration.ofSeconds(60), "", command);
    }

    /** The file that is /etc/resolv.conf inside. Written in place: a running program has it mounted. */
    public void nameserver(String address) {
        write("resolv.conf", address.isEmpty() ? "" : "nameserver " + address + "\noptions timeout:1 attempts:2\n");
    }

    private void write(String file, String text) {
        try {
            Files.writeString(configuration().resolve(file), text);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Ends what still runs inside and deletes the namespace with its configuration. */
    void delete() {
        for (String pid : Shell.run("ip", "netns", "pids", name).out().lines().toList()) {
            ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(ProcessHandle::destroyForcibly);
        }
        Shell.run("ip", "netns", "del", name);
        try (Stream<Path> files = Files.walk(configuration())) {
            files.sorted((one, other) -> other.compareTo(one)).forEach(Namespace::deleteFile);
        } catch (IOException problem) {
            System.err.println("left behind: " + configuration() + ": " + problem);
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException problem) {
            System.err.println("left behind: " + file + ": " + problem);
        }
    }

    private Path configuration() {
        return CONFIGURATION.resolve(name);
    }
}
