package org.autoroute.smtp.cli;

import com.google.gson.JsonObject;

/** The settings. */
final class SettingsCommands {

    private SettingsCommands() {
    }

    static void list(Call call) throws Refusal {
        JsonObject result = ask(call, "settings.list", new JsonObject());
        Console console = call.console();
        for (JsonObject setting : Fields.objects(result, "settings")) {
            printValue(console, setting);
            String text = Fields.text(setting, "text");
            String standard = Fields.text(setting, "default");
            console.line("    " + (standard.equals(Fields.text(setting, "value")) ? text : console.text("settings.changed", text, standard)));
        }
    }

    /** Prints the value and nothing else. */
    static void get(Call call) throws Refusal {
        call.console().line(Fields.text(ask(call, "settings.get", key(call)), "value"));
    }

    static void set(Call call) throws Refusal {
        JsonObject arguments = key(call);
        arguments.addProperty("value", call.word(1));
        printValue(call.console(), ask(call, "settings.set", arguments));
    }

    private static JsonObject key(Call call) {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("key", call.word(0));
        return arguments;
    }

    private static void printValue(Console console, JsonObject setting) {
        console.line(Fields.text(setting, "key") + " = " + Fields.text(setting, "value"));
    }

    private static JsonObject ask(Call call, String command, JsonObject arguments) throws Refusal {
        try (Backend backend = call.backend()) {
            JsonObject result = backend.call(command, arguments);
            for (String problem : Fields.texts(result, "problems")) {
                call.console().error(call.console().text("error", problem));
            }
            return result;
        }
    }
}
