package org.autoroute.smtp.cli;

import com.google.gson.JsonObject;

/** How things stand, why, another server by hand, and a pause. */
final class StatusCommands {

    private StatusCommands() {
    }

    static void status(Call call) throws Refusal {
        JsonObject status = ask(call, "status", new JsonObject());
        if (call.has("--json")) {
            call.console().json(status);
        } else {
            new StatusView(call.console()).print(status);
        }
    }

    static void why(Call call) throws Refusal {
        explain(call, ask(call, "why", new JsonObject()));
    }

    static void whatIf(Call call) throws Refusal {
        JsonObject place = new JsonObject();
        for (Command.Option option : Command.WHAT_IF.options()) {
            call.option(option.name()).ifPresent(value -> place.addProperty(option.name().substring(2), value));
        }
        explain(call, ask(call, "what-if", place));
    }

    private static void explain(Call call, JsonObject why) {
        if (call.has("--json")) {
            call.console().json(why);
        } else {
            new StatusView(call.console()).printWhy(why);
        }
    }

    static void next(Call call) throws Refusal {
        new StatusView(call.console()).printActive(ask(call, "next", new JsonObject()));
    }

    static void use(Call call) throws Refusal {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("server", call.word(0));
        new StatusView(call.console()).printActive(ask(call, "use", arguments));
    }

    static void pause(Call call) throws Refusal {
        new StatusView(call.console()).printHead(ask(call, "pause", new JsonObject()));
    }

    static void resume(Call call) throws Refusal {
        new StatusView(call.console()).printHead(ask(call, "resume", new JsonObject()));
    }

    private static JsonObject ask(Call call, String command, JsonObject arguments) throws Refusal {
        try (RunningProgram running = call.running()) {
            return running.call(command, arguments);
        }
    }
}
