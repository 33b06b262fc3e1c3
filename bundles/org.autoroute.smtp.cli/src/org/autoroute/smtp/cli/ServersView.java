package org.autoroute.smtp.cli;

import java.util.List;

import com.google.gson.JsonObject;

/** The server list for people. */
final class ServersView {

    private final Console console;

    ServersView(Console console) {
        this.console = console;
    }

    void print(JsonObject result) {
        List<JsonObject> servers = Fields.objects(result, "servers");
        if (servers.isEmpty()) {
            console.line(console.text("servers.none"));
        }
        Table table = new Table();
        for (JsonObject server : servers) {
            String error = Fields.text(server, "error");
            table.row(Fields.truth(server, "active") ? "*" : " ", Fields.text(server, "number"), Fields.text(server, "line"),
                    error.isEmpty() ? Fields.joined(server, "addresses") : error);
        }
        table.print(console);
        for (JsonObject problem : Fields.objects(result, "problems")) {
            console.error(console.text("servers.wrong", Fields.text(problem, "error"), Fields.text(problem, "text")));
        }
    }
}
