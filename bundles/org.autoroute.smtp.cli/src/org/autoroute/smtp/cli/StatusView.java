package org.autoroute.smtp.cli;

import java.util.List;

import com.google.gson.JsonObject;

/** Status and explanation for people. */
final class StatusView {

    private final Console console;

    StatusView(Console console) {
        this.console = console;
    }

    void print(JsonObject status) {
        Table head = new Table().row(program(status), state(status));
        String problem = Fields.text(status, "problem");
        if (!problem.isEmpty()) {
            head.row(console.text("status.problem"), problem);
        }
        head.row(console.text("status.listening"), orDash(Fields.joined(status, "listening")));
        String tls = Fields.joined(status, "listeningTls");
        if (!tls.isEmpty()) {
            head.row(console.text("status.listeningTls"), tls);
        }
        head.row(console.text("status.active"), active(status));
        JsonObject sessions = Fields.object(status, "sessions");
        head.row(console.text("status.sessions"), console.text("status.counters", Fields.text(sessions, "open"), Fields.text(sessions, "accepted"),
                Fields.text(sessions, "delivered"), Fields.text(sessions, "refused"), Fields.text(sessions, "failed")));
        head.print(console);
        addresses(Fields.objects(status, "addresses"));
        servers(status);
    }

    /** The first line alone. */
    void printHead(JsonObject status) {
        new Table().row(program(status), state(status)).print(console);
    }

    private static String program(JsonObject status) {
        return "Autoroute SMTP " + Fields.text(status, "version");
    }

    private String state(JsonObject status) {
        boolean on = Fields.text(status, "state").equals("on");
        return console.text(!on ? "status.off" : Fields.truth(status, "paused") ? "status.paused" : "status.on");
    }

    private void addresses(List<JsonObject> addresses) {
        console.line("");
        if (addresses.isEmpty()) {
            console.line(console.text("status.noAddress"));
            return;
        }
        Table table = new Table().row(console.text("column.address"), console.text("column.mask"), console.text("column.interface"),
                console.text("column.connection"));
        for (JsonObject own : addresses) {
            table.row(Fields.text(own, "address"), Fields.text(own, "mask"), Fields.text(own, "interface"), Fields.text(own, "connection"));
        }
        table.print(console);
    }

    private void servers(JsonObject status) {
        List<JsonObject> servers = Fields.objects(status, "servers");
        console.line("");
        if (servers.isEmpty()) {
            console.line(console.text("servers.none"));
            return;
        }
        String active = Fields.text(Fields.object(status, "active"), "entry");
        Table table = new Table().row(" ", "#", console.text("column.server"), console.text("column.addresses"));
        int number = 1;
        boolean marked = false;
        for (JsonObject server : servers) {
            String entry = Fields.text(server, "entry");
            boolean mark = !marked && !active.isEmpty() && entry.equals(active);
            marked |= mark;
            String error = Fields.text(server, "error");
            table.row(mark ? "*" : " ", Integer.toString(number++), entry,
                    new HealthWords(console).behind(server, error.isEmpty() ? orDash(Fields.joined(server, "addresses")) : error));
        }
        table.print(console);
    }

    void printActive(JsonObject status) {
        console.line(console.text("status.active") + ": " + active(status));
    }

    private String active(JsonObject status) {
        JsonObject active = Fields.object(status, "active");
        if (active.isEmpty()) {
            return console.text("status.none");
        }
        return console.text("status.server", Fields.text(active, "server"), Fields.text(active, "comment"), reason(Fields.text(active, "reason")));
    }

    void printWhy(JsonObject why) {
        String active = Fields.text(why, "active");
        console.line(console.text("status.active") + ": "
                + (active.isEmpty() ? console.text("status.none") : active + " (" + Fields.text(why, "comment") + ")"));
        console.line("");
        for (JsonObject step : Fields.objects(why, "steps")) {
            boolean chose = Fields.text(step, "outcome").equals("chose");
            console.line((chose ? "* " : "  ") + Fields.text(step, "text"));
            for (JsonObject entry : Fields.objects(step, "entries")) {
                console.line("      " + Fields.text(entry, "text"));
            }
        }
    }

    /** A reason this version does not know is shown as it came. */
    private String reason(String code) {
        return switch (code) {
            case "manual", "sender", "connection", "range", "place", "subnet", "expanded subnet", "default" -> console.text("reason." + code.replace(' ', '-'));
            default -> code;
        };
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
