package org.autoroute.smtp.product.tests.lab;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The product running in the laptop, headless or with its window, and its control socket. */
public final class Program implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    /** Long enough for a name to be resolved on a busy machine. */
    private static final Duration STATE_LIMIT = Duration.ofSeconds(30);

    private final Data data;
    private final Service service;
    private SocketChannel control;

    private Program(Data data, Service service) {
        this.data = data;
        this.service = service;
    }

    /** Starts it headless and returns when it listens. */
    public static Program start(Lab lab, Data data) throws IOException {
        Program started = launch(lab, data, "");
        started.await("it listens", status -> !status.listening().isEmpty());
        return started;
    }

    /** Starts it headless with more arguments for the Java VM and words before the launcher, and returns when it answers on its control socket. */
    public static Program launch(Lab lab, Data data, String vmArguments, String... before) throws IOException {
        List<String> command = new ArrayList<>(List.of("env", "AUTOROUTE_SMTP_VMARGS=" + vmArguments));
        command.addAll(List.of(before));
        command.addAll(data.command("--headless"));
        Program started = new Program(data, Service.start(lab.laptop(), "the product", lab.directory(), command));
        Await.present(START_LIMIT, () -> "an answer from " + started.service, started::tryStatus);
        return started;
    }

    /**
     * Starts it with its window on a screen and returns when it listens.
     *
     * @param words arguments of the program
     */
    public static Program onScreen(Lab lab, Data data, Screen screen, String... words) throws IOException {
        Program started = new Program(data, Service.start(lab.laptop(), "the product", lab.directory(), screen.with(data.command(words))));
        Await.present(START_LIMIT, () -> "an answer from " + started.service, started::tryStatus);
        started.await("it listens", status -> !status.listening().isEmpty());
        return started;
    }

    public Process process() {
        return service.process();
    }

    /** What it has printed. */
    public String output() {
        return service.output();
    }

    /** The status, asked over the control socket. */
    public Status status() {
        return tryStatus().orElseThrow(() -> new AssertionError("no status from " + service));
    }

    private Optional<Status> tryStatus() {
        return tryOnce().or(this::tryOnce);
    }

    /** The program closes a connection that has been silent for a while; the next one asks on a new connection. */
    private Optional<Status> tryOnce() {
        try {
            return Optional.of(new Gson().fromJson(ask("status"), Status.class));
        } catch (IOException notThere) {
            control = null;
            if (!service.process().isAlive()) {
                throw new AssertionError(service);
            }
            return Optional.empty();
        }
    }

    /**
     * Sends a command over the control socket; fails when it is refused.
     *
     * @param arguments names and values by turns
     */
    public JsonObject say(String command, String... arguments) {
        try {
            return ask(command, arguments);
        } catch (IOException closedMeanwhile) {
            control = null;
            try {
                return ask(command, arguments);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }

    private JsonObject ask(String command, String... arguments) throws IOException {
        if (control == null) {
            control = SocketChannel.open(UnixDomainSocketAddress.of(data.directory().resolve("control.sock")));
        }
        JsonObject request = new JsonObject();
        JsonObject values = new JsonObject();
        for (int index = 0; index < arguments.length; index += 2) {
            values.addProperty(arguments[index], arguments[index + 1]);
        }
        request.addProperty("command", command);
        request.add("arguments", values);
        request.addProperty("locale", "en");
        control.write(ByteBuffer.wrap((request + "\n").getBytes(StandardCharsets.UTF_8)));
        StringBuilder line = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(65536);
        while (line.isEmpty() || line.charAt(line.length() - 1) != '\n') {
            if (control.read(buffer.clear()) < 0) {
                throw new IOException("the control socket was closed");
            }
            line.append(StandardCharsets.UTF_8.decode(buffer.flip()));
        }
        JsonObject answer = new Gson().fromJson(line.toString(), JsonObject.class);
        if (!answer.get("ok").getAsBoolean()) {
            throw new AssertionError(answer);
        }
        return answer.getAsJsonObject("result");
    }

    /** Waits for a status and returns it. */
    public Status await(String description, Predicate<Status> wanted) {
        Status[] last = new Status[1];
        return Await.present(STATE_LIMIT, () -> description + "; the last status: " + last[0] + "\n" + service, () -> {
            last[0] = status();
            return wanted.test(last[0]) ? Optional.of(last[0]) : Optional.empty();
        });
    }

    /** Waits until this server is active for this reason, both as the status writes them. */
    public Status awaitActive(String server, String reason) {
        return await(server + " by " + reason, status -> status.server().equals(server) && status.reason().equals(reason));
    }

    /** Waits until the program has ended; its exit status. */
    public int ended(Duration limit) {
        Await.until(limit, () -> "the end of " + service, () -> !process().isAlive());
        return process().exitValue();
    }

    @Override
    public void close() {
        try {
            if (control != null) {
                control.close();
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } finally {
            service.close();
        }
    }
}
