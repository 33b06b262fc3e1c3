package org.autoroute.smtp.service.internal.oauth;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An authorisation server on this computer: answers as it is told, in turn, the last answer for good, and remembers what it was asked. */
final class PlayedProvider implements AutoCloseable {

    /** What to say. */
    record Answer(int status, String body) {
    }

    private final HttpServer server;
    private final Deque<Answer> tokens = new ArrayDeque<>();
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private volatile Answer device = new Answer(200, "{\"device_code\":\"dev-secret-1\",\"user_code\":\"ABCD-EFGH\",\"verification_uri\":\"https://provider.example/device\","
            + "\"expires_in\":600,\"interval\":1}");

    PlayedProvider() throws IOException {
        this(HttpServer.create());
    }

    PlayedProvider(HttpServer server) throws IOException {
        this.server = server;
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/token", exchange -> answer(exchange, next()));
        server.createContext("/device", exchange -> answer(exchange, device));
        server.start();
    }

    static Answer granted(String access, String refresh) {
        return new Answer(200, "{\"access_token\":\"" + access + "\",\"token_type\":\"Bearer\",\"expires_in\":3600"
                + (refresh.isEmpty() ? "" : ",\"refresh_token\":\"" + refresh + "\"") + "}");
    }

    static Answer error(String name) {
        return new Answer(400, "{\"error\":\"" + name + "\",\"error_description\":\"words with dev-secret-1 in them\"}");
    }

    synchronized PlayedProvider tokens(Answer... inTurn) {
        tokens.clear();
        tokens.addAll(List.of(inTurn));
        return this;
    }

    PlayedProvider device(Answer answer) {
        device = answer;
        return this;
    }

    /** The forms that came, in order. */
    List<Map<String, String>> asked() {
        return asked;
    }

    int port() {
        return server.getAddress().getPort();
    }

    OAuthProvider provider() {
        return provider("http");
    }

    OAuthProvider provider(String scheme) {
        URI base = URI.create(scheme + "://localhost:" + port());
        return new OAuthProvider("played", base.resolve("/authorize?x=y"), base.resolve("/token"), Optional.of(base.resolve("/device")), "mail offline", "client-1",
                Optional.empty());
    }

    /** As the user's file would describe it. */
    String properties() {
        String base = "http://localhost:" + port();
        return "played.authorization=" + base + "/authorize\nplayed.token=" + base + "/token\nplayed.device=" + base + "/device\nplayed.scope=mail\nplayed.clientId=client-1\n";
    }

    private synchronized Answer next() {
        return tokens.size() > 1 ? tokens.poll() : tokens.peek();
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            asked.add(form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : text.split("&")) {
            String[] parts = field.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
