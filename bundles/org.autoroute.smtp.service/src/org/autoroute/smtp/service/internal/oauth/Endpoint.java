package org.autoroute.smtp.service.internal.oauth;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * Asks a provider: a form goes, JSON comes (RFC 6749 section 4.1.3). Redirects are not followed, for what is sent is meant for one address. Blocks,
 * for a limited time. Any thread.
 */
final class Endpoint {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_MILLIS = 15_000;
    private static final int MOST_OCTETS = 64 * 1024;

    private Endpoint() {
    }

    /** @throws OAuthException when it says an error, or cannot be understood */
    static JsonObject post(URI address, Map<String, String> form) throws OAuthException {
        JsonObject answer;
        int status;
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            try {
                send(connection, encoded(form).getBytes(StandardCharsets.US_ASCII));
                status = connection.getResponseCode();
                answer = read(status < 400 ? connection.getInputStream() : connection.getErrorStream());
            } finally {
                connection.disconnect();
            }
        } catch (IOException failure) {
            throw new OAuthException(OAuthException.UNREACHABLE, address.getHost() + ": " + words(failure));
        }
        if (status != HttpURLConnection.HTTP_OK || answer.has("error")) {
            throw refused(address, status, answer);
        }
        return answer;
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void send(HttpURLConnection connection, byte[] body) throws IOException {
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        connection.setRequestProperty("Accept", "application/json");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
    }

    /** An answer that is no JSON object counts as an empty one. */
    private static JsonObject read(InputStream in) throws IOException {
        if (in == null) {
            return new JsonObject();
        }
        try (in) {
            JsonElement element = JsonParser.parseString(new String(in.readNBytes(MOST_OCTETS), StandardCharsets.UTF_8));
            return element.isJsonObject() ? element.getAsJsonObject() : new JsonObject();
        } catch (JsonParseException garbage) {
            return new JsonObject();
        }
    }

    private static OAuthException refused(URI address, int status, JsonObject answer) {
        String error = text(answer, "error");
        boolean named = error.matches("[a-z_]{1,60}");
        boolean later = status >= 500 || status == 429 || !named;
        return new OAuthException(later ? OAuthException.UNREACHABLE : error, address.getHost() + ": " + (named ? error : "HTTP " + status));
    }

    /** A string of the answer, empty when there is none of that name. */
    static String text(JsonObject answer, String name) {
        JsonElement value = answer.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    /** Seconds of the answer; the second value when there are none, or none that make sense. */
    static long seconds(JsonObject answer, String name, long missing) {
        String text = text(answer, name);
        return text.matches("[0-9]{1,8}") ? Long.parseLong(text) : missing;
    }

    private static String words(IOException failure) {
        return failure.getMessage() == null || failure.getMessage().isBlank() ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
