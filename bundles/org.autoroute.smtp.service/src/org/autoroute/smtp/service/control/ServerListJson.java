package org.autoroute.smtp.service.control;

import java.util.Locale;

import org.autoroute.smtp.routing.Lint;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.ServerList;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** What answers of the control protocol tell of a server list, whether the running program gives them or its files do. Any thread. */
public final class ServerListJson {

    private ServerListJson() {
    }

    /** The wrong lines. */
    public static JsonArray problems(ServerList list, Locale locale) {
        JsonArray json = new JsonArray();
        for (ServerList.Problem problem : list.problems()) {
            JsonObject one = new JsonObject();
            one.addProperty("line", problem.line());
            one.addProperty("column", problem.column());
            one.addProperty("text", problem.shown());
            one.addProperty("error", problem.text().in(locale));
            json.add(one);
        }
        return json;
    }

    /** The wrong lines, and the right ones that can hardly be meant so. */
    public static JsonObject check(ServerList list, Locale locale) {
        JsonArray remarks = new JsonArray();
        for (Lint.Remark remark : Lint.of(list)) {
            JsonObject one = new JsonObject();
            one.addProperty("line", remark.line());
            one.addProperty("text", list.lines().get(remark.line() - 1).text());
            one.addProperty("remark", remark.text().in(locale));
            one.addProperty("remedy", remark.remedy().in(locale));
            remarks.add(one);
        }
        JsonObject json = new JsonObject();
        json.add("problems", problems(list, locale));
        json.add("remarks", remarks);
        return json;
    }

    /** Adds what an entry says of its server: where it is, how the connection is protected, and what stands as {@code key=value}. */
    public static void add(JsonObject to, ServerEntry entry) {
        to.addProperty("host", entry.server().host());
        to.addProperty("port", entry.server().port());
        to.addProperty("security", entry.security().word());
        JsonObject attributes = new JsonObject();
        entry.attributes().forEach(attributes::addProperty);
        to.add("attributes", attributes);
    }
}
