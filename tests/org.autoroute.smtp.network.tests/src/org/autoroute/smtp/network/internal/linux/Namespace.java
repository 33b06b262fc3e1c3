package org.autoroute.smtp.network.internal.linux;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A network namespace of the test's own. */
final class Namespace implements AutoCloseable {

    /** setns(2) moves one thread; the threads it starts begin where it is. */
    static final class Calls {
        static {
            Native.register(Calls.class, "c");
        }

        native int open(String path, int flags) throws LastErrorException;

        native int setns(int descriptor, int type) throws LastErrorException;

        native int close(int descriptor) throws LastErrorException;
    }

    private static final int CLONE_NEWNET = 0x4000_0000;

    private final String name;
    private final Process batch;
    private final PrintStream commands;

    Namespace(String purpose) throws Exception {
        name = "smtpnet-" + purpose + "-" + ProcessHandle.current().pid();
        run("ip", "netns", "add", name);
        batch = new ProcessBuilder("ip", "-n", name, "-force", "-batch", "-").redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT).start();
        commands = new PrintStream(batch.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command));
        }
    }

    /** Hands lines to ip(8), which carries them out at once. */
    void ip(String... lines) {
        commands.print(String.join("\n", lines) + "\n");
        commands.flush();
    }

    /** Runs something on a thread inside the namespace. */
    <T> T inside(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(() -> {
            Calls calls = new Calls();
            int descriptor = calls.open("/run/netns/" + name, 0);
            calls.setns(descriptor, CLONE_NEWNET);
            calls.close(descriptor);
            return work.call();
        });
        Thread.ofPlatform().name("inside-" + name).start(task);
        return task.get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        commands.close();
        batch.waitFor(5, TimeUnit.SECONDS);
        run("ip", "netns", "del", name);
    }
}
