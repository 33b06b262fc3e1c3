package org.autoroute.smtp.cli;

import java.util.List;

import com.google.gson.JsonObject;

/** The server list. Each change prints the list as it is then. */
final class ServersCommands {

    private ServersCommands() {
    }

    static void list(Call call) throws Refusal {
        ask(call, "servers.list", new JsonObject());
    }

    static void check(Call call) throws Refusal {
        try (Backend backend = call.backend()) {
            JsonObject result = backend.call("servers.check", new JsonObject());
            if (call.has("--json")) {
                call.console().json(result);
            } else {
                new ServersView(call.console()).printCheck(result);
            }
            if (!Fields.objects(result, "problems").isEmpty() || !Fields.objects(result, "remarks").isEmpty()) {
                throw new Refusal(call.console().text("servers.remarkable"));
            }
        }
    }

    static void add(Call call) throws Refusal {
        askLine(call, "servers.add", new JsonObject(), call.words(0));
    }

    static void set(Call call) throws Refusal {
        askLine(call, "servers.set", numbers(call, "number"), call.words(1));
    }

    static void remove(Call call) throws Refusal {
        ask(call, "servers.remove", numbers(call, "number"));
    }

    static void move(Call call) throws Refusal {
        ask(call, "servers.move", numbers(call, "from", "to"));
    }

    private static JsonObject numbers(Call call, String... names) {
        JsonObject arguments = new JsonObject();
        for (int i = 0; i < names.length; i++) {
            arguments.addProperty(names[i], call.number(i));
        }
        return arguments;
    }

    /** A line in several arguments has most likely lost its quotes to the shell; whoever gets it refused should hear of that. */
    private static void askLine(Call call, String command, JsonObject arguments, List<String> words) throws Refusal {
        arguments.addProperty("line", String.join(" ", words));
        try {
            ask(call, command, arguments);
        } catch (Refusal refusal) {
            throw words.size() == 1 ? refusal : new Refusal(call.console().text("servers.quotes", refusal.getMessage()), refusal);
        }
    }

    private static void ask(Call call, String command, JsonObject arguments) throws Refusal {
        try (Backend backend = call.backend()) {
            new ServersView(call.console()).print(backend.call(command, arguments));
        }
    }
}
