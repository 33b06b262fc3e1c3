package org.autoroute.smtp.cli;

import java.time.Duration;

import com.google.gson.JsonObject;

/** {@code stop}: returns when the program has ended. */
final class StopCommand {

    /** Longer than the program lets transactions finish. */
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private StopCommand() {
    }

    static void run(Call call) throws Refusal {
        Console console = call.console();
        try (RunningProgram running = call.running()) {
            JsonObject result = running.call("stop", new JsonObject());
            String open = Fields.text(result, "open");
            if (!open.isEmpty() && !open.equals("0")) {
                console.line(console.text("stop.open", open));
                console.flush();
            }
            if (!running.awaitEnd(LIMIT)) {
                throw new Refusal(console.text("stop.late", Long.toString(LIMIT.toSeconds())));
            }
        }
        console.line(console.text("stop.done"));
    }
}
