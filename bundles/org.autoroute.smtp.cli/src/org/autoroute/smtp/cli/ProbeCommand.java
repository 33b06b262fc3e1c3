package org.autoroute.smtp.cli;

import java.time.Duration;
import java.util.List;

import com.google.gson.JsonObject;

/** {@code probe [--json]} */
final class ProbeCommand {

    /** A look at the network has ten seconds. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private ProbeCommand() {
    }

    static void run(Call call) throws Refusal {
        try (RunningProgram running = call.running(LIMIT)) {
            print(call, running.call("probe", new JsonObject()));
        }
    }

    private static void print(Call call, JsonObject result) throws Refusal {
        List<JsonObject> findings = Fields.objects(result, "findings");
        if (call.has("--json")) {
            call.console().json(result);
        } else {
            doors(call.console(), Fields.objects(result, "doors"));
            findings.forEach(finding -> print(call.console(), finding));
        }
        if (findings.stream().anyMatch(finding -> Fields.truth(finding, "warning"))) {
            throw new Refusal(call.console().text("probe.warning"));
        }
    }

    private static void doors(Console console, List<JsonObject> doors) {
        Table table = new Table();
        for (JsonObject door : doors) {
            table.row(Fields.text(door, "host"), Fields.text(door, "port"), state(console, door), Fields.text(door, "greeting"));
        }
        table.print(console);
    }

    private static String state(Console console, JsonObject door) {
        return switch (Fields.text(door, "state")) {
            case "open" -> console.text(Fields.truth(door, "tls") ? "probe.tls" : "probe.open");
            case "refused" -> console.text("probe.refused");
            case "silent" -> console.text("probe.silent");
            default -> console.text("probe.broken");
        };
    }

    private static void print(Console console, JsonObject finding) {
        console.line(Fields.text(finding, "text"));
        String remedy = Fields.text(finding, "remedy");
        if (!remedy.isEmpty()) {
            console.line("    " + remedy);
        }
    }
}
