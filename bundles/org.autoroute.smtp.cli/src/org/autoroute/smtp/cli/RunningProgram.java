package org.autoroute.smtp.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.autoroute.smtp.service.control.ControlClient;
import org.autoroute.smtp.service.control.ControlException;

import com.google.gson.JsonObject;

/** The running program at the other end of its control socket. */
final class RunningProgram implements Backend {

    /** For one answer. Listening on another port is the slowest thing a command may lead to. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private final ControlClient client;
    private final Console console;
    private final Duration limit;

    RunningProgram(ControlClient client, Console console) {
        this(client, console, LIMIT);
    }

    RunningProgram(ControlClient client, Console console, Duration limit) {
        this.client = client;
        this.console = console;
        this.limit = limit;
    }

    @Override
    public JsonObject call(String command, JsonObject arguments) throws Refusal {
        try {
            return client.call(command, arguments, console.locale(), limit);
        } catch (ControlException refused) {
            throw new Refusal(refused.getMessage(), refused);
        } catch (InterruptedIOException late) {
            throw new Refusal(console.text("late", Long.toString(limit.toSeconds())), late);
        } catch (IOException broken) {
            throw broken(broken);
        }
    }

    /** The next result of a command that gives several; empty at their end. Waits as long as it takes. */
    Optional<JsonObject> next() throws Refusal {
        try {
            return client.next();
        } catch (ControlException refused) {
            throw new Refusal(refused.getMessage(), refused);
        } catch (IOException broken) {
            throw broken(broken);
        }
    }

    private Refusal broken(IOException failure) {
        return new Refusal(console.text("broken", String.valueOf(failure.getMessage())), failure);
    }

    /** Waits until the program hangs up. False when it does not within the limit; the connection is closed then. */
    boolean awaitEnd(Duration limit) {
        CompletableFuture<Boolean> late = new CompletableFuture<>();
        late.completeOnTimeout(true, limit.toMillis(), TimeUnit.MILLISECONDS).thenAccept(passed -> {
            if (passed) {
                close();
            }
        });
        try {
            while (client.next().isPresent()) {
                // Whatever it still has to say, it has not ended.
            }
        } catch (IOException | ControlException hungUp) {
            return !late.getNow(false);
        }
        return late.complete(false);
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException failure) {
            System.getLogger(RunningProgram.class.getName()).log(Level.DEBUG, "closing", failure);
        }
    }
}
