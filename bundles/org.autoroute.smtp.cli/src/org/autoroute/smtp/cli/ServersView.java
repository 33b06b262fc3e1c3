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
            table.row(Fields.truth(server, "active") ? "*" : " ", Fields.text(server, "number"), Fields.text(server, "line"),
                    new HealthWords(console).behind(server, addresses(server)));
        }
        table.print(console);
        for (JsonObject problem : Fields.objects(result, "problems")) {
            console.error(console.text("servers.wrong", Fields.text(problem, "error"), Fields.text(problem, "text")));
        }
    }

    void printCheck(JsonObject result) {
        for (JsonObject problem : Fields.objects(result, "problems")) {
            console.line(Fields.text(problem, "text"));
            console.line("    " + Fields.text(problem, "error"));
        }
        for (JsonObject remark : Fields.objects(result, "remarks")) {
            console.line(Fields.text(remark, "text"));
            console.line("    " + console.text("servers.remark", Fields.text(remark, "line"), Fields.text(remark, "remark"), Fields.text(remark, "remedy")));
        }
    }

    private String addresses(JsonObject server) {
        return switch (Fields.text(server, "state")) {
            case "failed" -> Fields.text(server, "error");
            case "pending" -> console.text("servers.pending");
            case "suppressed" -> console.text("servers.suppressed");
            default -> Fields.joined(server, "addresses");
        };
    }
}
