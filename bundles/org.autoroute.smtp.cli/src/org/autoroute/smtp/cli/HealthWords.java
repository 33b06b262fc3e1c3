package org.autoroute.smtp.cli;

import com.google.gson.JsonObject;

/** How a server stands, for people. */
final class HealthWords {

    private final Console console;

    HealthWords(Console console) {
        this.console = console;
    }

    /** Words on a server, and behind them that it does not work, if that is so. */
    String behind(JsonObject server, String words) {
        JsonObject health = Fields.object(server, "health");
        String cause = Fields.text(health, "cause");
        if (cause.isEmpty()) {
            return words;
        }
        String key = Fields.text(health, "state").equals("down") ? "servers.down" : "servers.failed";
        return console.text(key, words, cause);
    }
}
