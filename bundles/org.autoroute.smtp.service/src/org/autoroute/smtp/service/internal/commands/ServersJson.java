package org.autoroute.smtp.service.internal.commands;

import java.util.Locale;

import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.service.ServerState;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.control.ServerListJson;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** The server list with its wrong lines, see docs/control-protocol.md. */
final class ServersJson {

    private ServersJson() {
    }

    static JsonObject of(ServiceState state, Locale locale) {
        JsonArray entries = new JsonArray();
        for (ServerState server : state.servers()) {
            JsonObject one = new JsonObject();
            one.addProperty("number", server.number());
            one.addProperty("line", server.line());
            StatusJson.server(one, server, locale);
            one.addProperty("state", state(server.resolution()));
            one.addProperty("active", server.active());
            entries.add(one);
        }
        JsonObject json = new JsonObject();
        json.add("servers", entries);
        json.add("problems", ServerListJson.problems(state.list(), locale));
        return json;
    }

    private static String state(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Resolved resolved -> "resolved";
            case Resolution.Failed failed -> "failed";
            case Resolution.Pending pending -> "pending";
            case Resolution.Suppressed suppressed -> "suppressed";
        };
    }
}
