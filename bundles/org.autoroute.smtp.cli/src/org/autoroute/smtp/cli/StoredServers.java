package org.autoroute.smtp.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.service.control.ServerListJson;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.service.settings.ServersFile;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/** The server list in its file, as the answer to {@code servers.list}. Nothing is resolved, so names have no addresses, and no server is active. */
final class StoredServers {

    private final ServersFile file;
    private final Locale locale;

    StoredServers(Path file, Locale locale) {
        this.file = new ServersFile(file);
        this.locale = locale;
    }

    JsonObject list() throws RefusedException {
        return json(file.read());
    }

    JsonObject change(UnaryOperator<ServerList> change) throws RefusedException {
        return json(file.change(change));
    }

    /** Wrong lines, and right ones that can hardly be meant so. */
    JsonObject check() throws RefusedException {
        return ServerListJson.check(file.read(), locale);
    }

    private JsonObject json(ServerList list) {
        JsonArray servers = new JsonArray();
        for (ServerList.Line line : list.lines()) {
            if (line instanceof ServerList.Line.Entry entry) {
                servers.add(server(servers.size() + 1, entry));
            }
        }
        JsonObject result = new JsonObject();
        result.add("servers", servers);
        result.add("problems", ServerListJson.problems(list, locale));
        return result;
    }

    private static JsonObject server(int number, ServerList.Line.Entry line) {
        JsonObject server = new JsonObject();
        server.addProperty("number", number);
        server.addProperty("line", line.text());
        ServerListJson.add(server, line.entry());
        Optional<IpAddress> literal = line.entry().server().literal();
        JsonArray addresses = new JsonArray();
        literal.stream().map(IpAddress::toString).forEach(addresses::add);
        server.add("addresses", addresses);
        server.addProperty("state", literal.isPresent() ? "resolved" : "unknown");
        server.add("error", JsonNull.INSTANCE);
        server.addProperty("active", false);
        return server;
    }
}
