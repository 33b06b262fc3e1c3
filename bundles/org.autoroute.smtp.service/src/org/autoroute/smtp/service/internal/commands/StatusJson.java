package org.autoroute.smtp.service.internal.commands;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.relay.RelayCounters;
import org.autoroute.smtp.relay.ServerHealth;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.OwnAddress;
import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.ServerState;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.control.ServerListJson;
import org.autoroute.smtp.service.internal.activity.SessionJson;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** The state as {@code status --json} prints it. The names are an interface, see docs/control-protocol.md. */
final class StatusJson {

    private StatusJson() {
    }

    static JsonObject of(ServiceState state, RelayCounters counters, Locale locale) {
        JsonObject json = new JsonObject();
        json.addProperty("version", state.version());
        json.addProperty("state", state.on() ? "on" : "off");
        json.addProperty("paused", state.paused());
        json.add("problem", problem(state.problems(), locale));
        json.add("listening", listening(state.listening(), ListenState.Listening::addresses));
        json.add("listeningTls", listening(state.listening(), ListenState.Listening::tlsAddresses));
        json.add("active", state.active().<JsonElement>map(active -> active(state, active, locale)).orElse(JsonNull.INSTANCE));
        json.add("addresses", addresses(state.network().addresses()));
        json.add("servers", servers(state, locale));
        json.add("sessions", sessions(counters));
        return json;
    }

    static JsonElement problem(List<Text> problems, Locale locale) {
        List<String> words = new ArrayList<>();
        problems.forEach(problem -> words.add(problem.in(locale)));
        return words.isEmpty() ? JsonNull.INSTANCE : new JsonPrimitive(String.join("; ", words));
    }

    private static JsonArray listening(ListenState state, Function<ListenState.Listening, List<InetSocketAddress>> where) {
        JsonArray json = new JsonArray();
        if (state instanceof ListenState.Listening listening) {
            where.apply(listening).forEach(address -> json.add(text(address)));
        }
        return json;
    }

    private static String text(InetSocketAddress socket) {
        InetAddress address = socket.getAddress();
        IpAddress plain = IpAddress.of(address);
        return (plain.isV4() ? plain : "[" + plain + "]") + ":" + socket.getPort();
    }

    private static JsonObject active(ServiceState state, ServerState active, Locale locale) {
        JsonObject json = new JsonObject();
        json.addProperty("server", active.entry().server().toString());
        json.addProperty("entry", active.line());
        json.add("address", string(state.route().active().flatMap(StatusJson::address)));
        json.addProperty("reason", SessionJson.words(state.route().reason()));
        json.addProperty("comment", state.route().comment().in(locale));
        return json;
    }

    /** The address that made the rule hold, else the one that is tried first. */
    private static Optional<String> address(Candidate candidate) {
        return candidate.match().flatMap(match -> match.server()).or(() -> candidate.addresses().stream().findFirst()).map(IpAddress::toString);
    }

    private static JsonArray addresses(List<OwnAddress> addresses) {
        JsonArray json = new JsonArray();
        for (OwnAddress own : addresses) {
            JsonObject one = new JsonObject();
            one.addProperty("address", own.address().toString());
            one.addProperty("mask", own.mask());
            one.addProperty("prefix", own.prefixLength());
            one.addProperty("interface", own.interfaceName());
            one.add("connection", string(own.connection()));
            json.add(one);
        }
        return json;
    }

    private static JsonArray servers(ServiceState state, Locale locale) {
        JsonArray json = new JsonArray();
        for (ServerState server : state.servers()) {
            JsonObject one = new JsonObject();
            one.addProperty("entry", server.line());
            server(one, server, locale);
            one.add("loginProblem", string(state.logins().of(server.entry().server(), server.entry().login()).map(trouble -> trouble.words().in(locale))));
            json.add(one);
        }
        return json;
    }

    /** What is told of a server wherever it is told of. */
    static void server(JsonObject json, ServerState server, Locale locale) {
        ServerListJson.add(json, server.entry());
        JsonArray addresses = new JsonArray();
        server.resolution().known().forEach(address -> addresses.add(address.toString()));
        json.add("addresses", addresses);
        json.add("error", server.resolution() instanceof Resolution.Failed failed ? new JsonPrimitive(failed.reason().in(locale)) : JsonNull.INSTANCE);
        json.add("health", health(server.health()));
    }

    private static JsonObject health(ServerHealth health) {
        JsonObject json = new JsonObject();
        json.addProperty("state", lower(health.state()));
        boolean known = health.state() != ServerHealth.State.UNKNOWN;
        json.add("since", string(known ? Optional.of(health.since().toString()) : Optional.empty()));
        json.addProperty("failures", health.failures());
        json.add("nextTry", string(health.nextTry().map(Instant::toString)));
        json.add("cause", string(Optional.of(health.cause()).filter(cause -> !cause.isEmpty())));
        json.addProperty("tls", lower(health.tls()));
        return json;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static JsonObject sessions(RelayCounters counters) {
        JsonObject json = new JsonObject();
        json.addProperty("open", counters.open());
        json.addProperty("accepted", counters.accepted());
        json.addProperty("delivered", counters.delivered());
        json.addProperty("refused", counters.refused());
        json.addProperty("failed", counters.failed());
        return json;
    }

    static JsonElement string(Optional<String> text) {
        return text.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE);
    }
}
