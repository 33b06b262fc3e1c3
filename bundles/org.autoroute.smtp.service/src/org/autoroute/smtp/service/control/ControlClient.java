package org.autoroute.smtp.service.control;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import org.autoroute.smtp.service.settings.DataArea;

import com.google.gson.JsonObject;

/**
 * Speaks to the running program: one JSON object a line, a request, then its answer. Needs no OSGi. Not for more than one thread at a time.
 */
public final class ControlClient implements AutoCloseable {

    private final SocketChannel channel;
    private final LineReader in;

    private ControlClient(SocketChannel channel) {
        this.channel = channel;
        this.in = new LineReader(Channels.newInputStream(channel), LineReader.RESPONSE_LIMIT);
    }

    /**
     * Connects to the program that uses the data directory.
     *
     * @return empty when none runs
     */
    public static Optional<ControlClient> connect(DataArea area) {
        try {
            return Optional.of(new ControlClient(SocketChannel.open(UnixDomainSocketAddress.of(ControlAddress.checked(area)))));
        } catch (IOException nobodyListens) {
            return Optional.empty();
        }
    }

    /**
     * Asks, and waits for the answer.
     *
     * @param command   see docs/control-protocol.md
     * @param arguments of the command
     * @param locale    of the words in the answer
     * @param limit     how long to wait
     * @return the answer's result
     * @throws ControlException when the program refuses; its message is in words
     * @throws IOException      when the connection breaks or no answer comes in time
     */
    public JsonObject call(String command, JsonObject arguments, Locale locale, Duration limit) throws IOException, ControlException {
        JsonObject request = new JsonObject();
        request.addProperty("command", command);
        request.add("arguments", arguments);
        request.addProperty("locale", locale.toLanguageTag());
        try (Deadline deadline = Deadline.closing(channel, limit)) {
            try {
                Json.writeLine(channel, request);
                return result(in.readLine());
            } catch (IOException failure) {
                throw deadline.reason(failure);
            }
        }
    }

    /**
     * The next result of a command that gives more than one, such as {@code sessions} with {@code follow}; waits as long as it takes.
     *
     * @return empty when there are no more
     */
    public Optional<JsonObject> next() throws IOException, ControlException {
        Optional<String> line = in.readLine();
        return line.isEmpty() ? Optional.empty() : Optional.of(result(line));
    }

    private static JsonObject result(Optional<String> line) throws IOException, ControlException {
        JsonObject response = Json.parse(line.orElseThrow(() -> new IOException("connection closed")));
        if (response.has("ok") && response.get("ok").getAsBoolean()) {
            return response.getAsJsonObject("result");
        }
        throw new ControlException(response.has("error") ? response.get("error").getAsString() : response.toString());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
