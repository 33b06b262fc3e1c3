package org.autoroute.smtp.cli;

import java.time.Duration;
import java.util.List;

import com.google.gson.JsonObject;

/** {@code check [--json] [--from ADDRESS --to ADDRESS] [--client IP]} */
final class CheckCommand {

    /** A check has 45 seconds. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private CheckCommand() {
    }

    static void run(Call call) throws Refusal {
        JsonObject arguments = new JsonObject();
        for (String name : List.of("from", "to", "client")) {
            call.option("--" + name).ifPresent(value -> arguments.addProperty(name, value));
        }
        try (RunningProgram running = call.running(LIMIT)) {
            print(call, running.call("check", arguments));
        }
    }

    private static void print(Call call, JsonObject result) throws Refusal {
        if (call.has("--json")) {
            call.console().json(result);
        } else {
            Fields.text(result, "text").lines().forEach(call.console()::line);
        }
        if (Fields.text(result, "verdict").equals("failed")) {
            throw new Refusal(call.console().text("check.failed"));
        }
    }
}
