package org.autoroute.smtp.cli;

import java.time.Duration;
import java.util.List;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** {@code servers find [--json] ADDRESS} */
final class FindCommand {

    /** A search has 30 seconds. */
    private static final Duration LIMIT = Duration.ofSeconds(55);

    private FindCommand() {
    }

    static void run(Call call) throws Refusal {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("address", call.word(0));
        try (RunningProgram running = call.running(LIMIT)) {
            print(call, running.call("servers.find", arguments));
        }
    }

    private static void print(Call call, JsonObject result) throws Refusal {
        List<JsonObject> servers = result.getAsJsonArray("servers").asList().stream().map(JsonElement::getAsJsonObject).toList();
        if (call.has("--json")) {
            call.console().json(result);
        } else {
            servers.forEach(server -> print(call.console(), server));
        }
        if (servers.stream().noneMatch(server -> server.get("works").getAsBoolean())) {
            throw new Refusal(call.console().text("find.none", call.word(0)));
        }
    }

    private static void print(Console console, JsonObject server) {
        console.line(Fields.text(server, "line"));
        console.line("    " + console.text(server.get("works").getAsBoolean() ? "find.works" : "find.fails", Fields.text(server, "text"),
                Fields.text(server, "sourceText")));
        if (server.get("elsewhere").getAsBoolean()) {
            console.line("    " + console.text("find.elsewhere"));
        }
    }
}
