package org.autoroute.smtp.cli;

import java.time.Duration;
import java.util.Optional;

import com.google.gson.JsonObject;

/** {@code login show}, {@code login set N}, {@code login remove N}, {@code login oauth N}: what is stored to log in to servers. */
final class LoginCommands {

    /** A keychain may have to be unlocked, and a provider asked. */
    private static final Duration LIMIT = Duration.ofSeconds(35);

    private LoginCommands() {
    }

    static void show(Call call) throws Refusal {
        ask(call, "login.show", new JsonObject());
    }

    /** The password never is an argument: those can be seen by every user of the computer, and stay in the shell's history. */
    static void set(Call call) throws Refusal {
        JsonObject arguments = number(call);
        arguments.addProperty("secret", call.console().password(call.console().text("login.password", call.word(0))));
        ask(call, "login.set", arguments);
    }

    static void remove(Call call) throws Refusal {
        ask(call, "login.remove", number(call));
    }

    static void oauth(Call call) throws Refusal {
        Console console = call.console();
        JsonObject arguments = number(call);
        arguments.addProperty("browser", call.has("--browser"));
        try (RunningProgram running = call.running(LIMIT)) {
            JsonObject consent = running.call("login.oauth", arguments);
            boolean code = !Fields.text(consent, "code").isEmpty();
            console.line(code ? console.text("login.code", Fields.text(consent, "address"), Fields.text(consent, "code"))
                    : console.text("login.browser", Fields.text(consent, "address")));
            console.flush();
            Optional<JsonObject> end = running.next();
            if (end.isEmpty() || !Fields.truth(end.get(), "done")) {
                throw new Refusal(end.isPresent() && !Fields.text(end.get(), "error").isEmpty() ? Fields.text(end.get(), "error") : console.text("login.ended"));
            }
            console.line(console.text("login.allowed"));
        }
    }

    private static JsonObject number(Call call) {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("number", call.number(0));
        return arguments;
    }

    private static void ask(Call call, String command, JsonObject arguments) throws Refusal {
        try (Backend backend = call.backend(LIMIT)) {
            print(call.console(), backend.call(command, arguments));
        }
    }

    private static void print(Console console, JsonObject result) {
        Table table = new Table();
        for (JsonObject login : Fields.objects(result, "logins")) {
            boolean oauth = !Fields.text(login, "provider").isEmpty();
            String kind = oauth ? console.text("login.oauth", Fields.text(login, "provider")) : console.text("login.byPassword");
            boolean stored = Fields.truth(login, "stored");
            table.row(Fields.text(login, "number"), Fields.text(login, "server"), Fields.text(login, "user"), kind,
                    console.text(stored ? "login.stored" : "login.missing"));
        }
        if (table.isEmpty()) {
            console.line(console.text("login.none"));
        }
        table.print(console);
    }
}
