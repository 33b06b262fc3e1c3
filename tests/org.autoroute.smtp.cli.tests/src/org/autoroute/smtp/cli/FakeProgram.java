package org.autoroute.smtp.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.autoroute.smtp.service.control.ControlAddress;
import org.autoroute.smtp.service.settings.DataArea;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Listens where the program would, takes one caller, and answers each of its lines with the same lines. */
final class FakeProgram implements AutoCloseable {

    private final ServerSocketChannel server;
    private final List<String> answer;
    private final boolean hangUp;
    private final List<JsonObject> requests = new CopyOnWriteArrayList<>();
    private final Thread thread;

    private FakeProgram(Path data, boolean hangUp, List<String> answer) throws IOException {
        Path socket = ControlAddress.of(new DataArea(data.toRealPath()));
        Files.deleteIfExists(socket);
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        this.answer = answer;
        this.hangUp = hangUp;
        this.thread = Thread.ofPlatform().daemon().name("fake-program").start(this::serve);
    }

    /** Answers and waits for more. */
    static FakeProgram answering(Path data, String... lines) throws IOException {
        return new FakeProgram(data, false, List.of(lines));
    }

    /** Answers and hangs up. */
    static FakeProgram leaving(Path data, String... lines) throws IOException {
        return new FakeProgram(data, true, List.of(lines));
    }

    static String ok(String result) {
        return "{\"ok\":true,\"result\":" + result + "}";
    }

    static String refused(String words) {
        return "{\"ok\":false,\"error\":\"" + words + "\"}";
    }

    private void serve() {
        try (SocketChannel caller = server.accept()) {
            BufferedReader in = new BufferedReader(Channels.newReader(caller, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                requests.add(JsonParser.parseString(line).getAsJsonObject());
                for (String reply : answer) {
                    ByteBuffer octets = StandardCharsets.UTF_8.encode(reply + "\n");
                    while (octets.hasRemaining()) {
                        caller.write(octets);
                    }
                }
                if (hangUp) {
                    return;
                }
            }
        } catch (IOException ended) {
            // The caller has gone, or the test has.
        }
    }

    JsonObject request() {
        return requests.getFirst();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        server.close();
        thread.join(5000);
    }
}
