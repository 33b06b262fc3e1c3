package org.autoroute.smtp.service.internal.commands;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.autoroute.smtp.routing.Explanation;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.service.ServerState;
import org.autoroute.smtp.service.internal.activity.SessionJson;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** The explanation of a route, see docs/control-protocol.md. */
final class WhyJson {

    private WhyJson() {
    }

    static JsonObject of(Route route, List<ServerState> servers, Locale locale) {
        Map<ServerEntry, String> lines = new HashMap<>();
        servers.forEach(server -> lines.putIfAbsent(server.entry(), server.line()));
        JsonObject json = new JsonObject();
        json.addProperty("reason", SessionJson.words(route.reason()));
        json.add("active", StatusJson.string(route.active().map(active -> active.entry().server().toString())));
        json.addProperty("comment", route.comment().in(locale));
        JsonArray steps = new JsonArray();
        for (Explanation.Step step : route.explanation().steps()) {
            steps.add(step(step, lines, locale));
        }
        json.add("steps", steps);
        return json;
    }

    private static JsonObject step(Explanation.Step step, Map<ServerEntry, String> lines, Locale locale) {
        JsonObject json = new JsonObject();
        json.addProperty("reason", SessionJson.words(step.reason()));
        json.addProperty("outcome", SessionJson.words(step.outcome()));
        json.addProperty("text", step.text().in(locale));
        JsonArray entries = new JsonArray();
        for (Explanation.EntryVerdict verdict : step.entries()) {
            JsonObject one = new JsonObject();
            one.addProperty("entry", lines.getOrDefault(verdict.entry(), verdict.entry().toLine()));
            one.addProperty("holds", verdict.holds());
            one.addProperty("text", verdict.text().in(locale));
            entries.add(one);
        }
        json.add("entries", entries);
        return json;
    }
}
