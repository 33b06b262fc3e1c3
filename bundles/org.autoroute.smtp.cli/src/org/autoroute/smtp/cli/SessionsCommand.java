package org.autoroute.smtp.cli;

import java.util.Optional;

import com.google.gson.JsonObject;

/** {@code sessions [--json] [--follow]} */
final class SessionsCommand {

    private final Console console;
    private final boolean json;
    private final boolean follow;

    private SessionsCommand(Call call) {
        this.console = call.console();
        this.json = call.has("--json");
        this.follow = call.has("--follow");
    }

    static void run(Call call) throws Refusal {
        try (RunningProgram running = call.running()) {
            new SessionsCommand(call).run(running);
        }
    }

    private void run(RunningProgram running) throws Refusal {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("follow", follow);
        JsonObject result = running.call("sessions", arguments);
        if (json && !follow) {
            console.json(result);
            return;
        }
        Fields.objects(result, "sessions").forEach(this::print);
        // Until the program ends, or whoever reads our output does.
        while (follow && console.isRead()) {
            Optional<JsonObject> session = running.next();
            if (session.isEmpty()) {
                return;
            }
            print(session.get());
        }
    }

    private void print(JsonObject session) {
        if (json) {
            console.json(session);
        } else {
            new SessionView(console).print(session);
        }
    }
}
