package org.autoroute.smtp.cli;

import com.google.gson.JsonObject;

/** {@code client-password show}, {@code set}, {@code remove}: what mail clients of other computers log in with at this program. */
final class ClientPasswordCommands {

    private ClientPasswordCommands() {
    }

    static void show(Call call) throws Refusal {
        ask(call, "client-password.show", new JsonObject());
    }

    /** Typed or from standard input, never an argument; see {@link LoginCommands#set}. */
    static void set(Call call) throws Refusal {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("secret", call.console().password(call.console().text("client-password.question")));
        ask(call, "client-password.set", arguments);
    }

    static void remove(Call call) throws Refusal {
        ask(call, "client-password.remove", new JsonObject());
    }

    private static void ask(Call call, String command, JsonObject arguments) throws Refusal {
        try (Backend backend = call.backend()) {
            print(call.console(), backend.call(command, arguments));
        }
    }

    private static void print(Console console, JsonObject result) {
        String user = Fields.text(result, "user");
        boolean stored = Fields.truth(result, "stored");
        new Table().row(user.isEmpty() ? "-" : user, console.text(stored ? "login.stored" : "login.missing")).print(console);
        console.line(console.text(user.isEmpty() ? "client-password.nobody" : stored ? "client-password.must" : "client-password.cannot"));
    }
}
