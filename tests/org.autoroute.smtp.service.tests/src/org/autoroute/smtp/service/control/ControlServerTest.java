package org.autoroute.smtp.service.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;

@Timeout(30)
class ControlServerTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    private Path directory;
    private DataArea area;
    private ControlServer server;
    private final BlockingQueue<Consumer<JsonObject>> followers = new LinkedBlockingQueue<>();
    private final CountDownLatch unfollowed = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        area = new DataArea(directory);
        area.create();
        server = ControlServer.start(area, this::handle);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void handle(ControlRequest request, ControlHandler.Answer answer) throws RefusedException, IOException {
        switch (request.command()) {
            case "echo" -> answer.result(echo(request));
            case "number" -> answer.result(object("number", Integer.toString(request.number("n"))));
            case "defect" -> throw new IllegalStateException("on purpose");
            case "hold" -> {
                answer.result(new JsonObject());
                answer.hold();
            }
            case "follow" -> {
                answer.result(new JsonObject());
                answer.follow(out -> {
                    followers.add(out);
                    return unfollowed::countDown;
                });
            }
            default -> throw new RefusedException(org.autoroute.smtp.service.settings.SettingsStore.unknown(request.command()));
        }
    }

    private static JsonObject echo(ControlRequest request) throws RefusedException {
        JsonObject result = object("text", request.text("text"));
        result.addProperty("locale", request.locale().toLanguageTag());
        return result;
    }

    private static JsonObject object(String name, String value) {
        JsonObject object = new JsonObject();
        object.addProperty(name, value);
        return object;
    }

    private JsonObject call(String command, JsonObject arguments) throws Exception {
        try (ControlClient client = ControlClient.connect(area).orElseThrow()) {
            return client.call(command, arguments, Locale.GERMANY, LIMIT);
        }
    }

    /** Sends octets as they are, and reads all that comes until the other side hangs up. */
    private String raw(String text) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(area.controlSocket()))) {
            ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (octets.hasRemaining()) {
                channel.write(octets);
            }
            channel.shutdownOutput();
            try (InputStream in = Channels.newInputStream(channel)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    @Test
    void aRequestIsAnsweredInTheLanguageAskedFor() throws Exception {
        assertEquals("{\"text\":\"Ω\\nb\",\"locale\":\"de-DE\"}", call("echo", object("text", "Ω\nb")).toString());
    }

    @Test
    void severalRequestsFollowEachOtherOnOneConnection() throws Exception {
        try (ControlClient client = ControlClient.connect(area).orElseThrow()) {
            for (int i = 0; i < 100; i++) {
                assertEquals("n" + i, client.call("echo", object("text", "n" + i), Locale.ROOT, LIMIT).get("text").getAsString());
            }
        }
    }

    @Test
    void aRefusalIsToldInWordsAndTheConnectionLives() throws Exception {
        try (ControlClient client = ControlClient.connect(area).orElseThrow()) {
            ControlException refused = assertThrows(ControlException.class, () -> client.call("nonsense", new JsonObject(), Locale.ROOT, LIMIT));
            assertTrue(refused.getMessage().contains("\"nonsense\""), refused.getMessage());
            ControlException missing = assertThrows(ControlException.class, () -> client.call("echo", new JsonObject(), Locale.ROOT, LIMIT));
            assertEquals("The command echo needs the argument \"text\".", missing.getMessage());
            ControlException wrong = assertThrows(ControlException.class, () -> client.call("number", object("n", "1.5"), Locale.ROOT, LIMIT));
            assertEquals("The argument \"n\" of the command number has to be a whole number.", wrong.getMessage());
            assertThrows(ControlException.class, () -> client.call("defect", new JsonObject(), Locale.ROOT, LIMIT));
            assertEquals("7", client.call("number", object("n", "7"), Locale.ROOT, LIMIT).get("number").getAsString());
        }
    }

    @Test
    void whatIsNoRequestIsAnsweredWithAnError() throws Exception {
        for (String line : new String[] {"not json", "[]", "{\"command\":7}", "{\"command\":\"echo\",\"arguments\":[]}", "\0", "[".repeat(60_000)}) {
            String answer = raw(line + "\n");
            assertTrue(answer.startsWith("{\"ok\":false,\"error\":\""), line.substring(0, Math.min(20, line.length())) + " -> " + answer);
            assertEquals(1, answer.lines().count());
        }
        assertTrue(raw("not json\n{\"command\":\"number\",\"arguments\":{\"n\":1}}\n").endsWith("{\"ok\":true,\"result\":{\"number\":\"1\"}}\n"));
    }

    @Test
    void aRequestThatIsTooLongIsRefusedWithoutKeepingIt() throws Exception {
        String answer = raw("x".repeat(LineReader.REQUEST_LIMIT + 1));
        assertTrue(answer.contains("longer than"), answer);
    }

    @Test
    void halfARequestIsNoRequest() throws Exception {
        assertEquals("", raw("{\"command\":\"echo\""));
    }

    @Test
    void whoFollowsHearsUntilHeHangsUp() throws Exception {
        try (ControlClient client = ControlClient.connect(area).orElseThrow()) {
            client.call("follow", new JsonObject(), Locale.ROOT, LIMIT);
            Consumer<JsonObject> out = followers.poll(10, TimeUnit.SECONDS);
            for (int i = 0; i < 3; i++) {
                out.accept(object("n", "event " + i));
                assertEquals("event " + i, client.next().orElseThrow().get("n").getAsString());
            }
            for (int i = 0; i < 100_000; i++) {
                out.accept(object("n", "nobody reads"));
            }
        }
        assertTrue(unfollowed.await(10, TimeUnit.SECONDS));
    }

    @Test
    void whoHoldsHearsOfTheEnd() throws Exception {
        try (ControlClient client = ControlClient.connect(area).orElseThrow()) {
            client.call("hold", new JsonObject(), Locale.ROOT, LIMIT);
            server.close();
            assertEquals(Optional.empty(), client.next());
        }
    }

    @Test
    void theSocketIsTheOwnersAloneAndGoneAfterTheEnd() throws Exception {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(area.controlSocket())));
        server.close();
        assertFalse(Files.exists(area.controlSocket()));
        assertTrue(ControlClient.connect(area).isEmpty());
    }

    @Test
    void theSocketOfADeadProgramIsReplaced() throws Exception {
        server.close();
        ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        dead.bind(UnixDomainSocketAddress.of(area.controlSocket()));
        dead.close();
        assertTrue(Files.exists(area.controlSocket()));
        server = ControlServer.start(area, this::handle);
        assertEquals("1", call("number", object("n", "1")).get("number").getAsString());
    }

    @Test
    void aLongPathFindsAPlaceElsewhere() throws Exception {
        DataArea deep = new DataArea(directory.resolve("d".repeat(60)).resolve("e".repeat(60)));
        deep.create();
        try (ControlServer other = ControlServer.start(deep, this::handle)) {
            Path socket = ControlAddress.of(deep);
            assertFalse(Files.exists(deep.controlSocket()));
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())));
            try (ControlClient client = ControlClient.connect(deep).orElseThrow()) {
                assertEquals("2", client.call("number", object("n", "2"), Locale.ROOT, LIMIT).get("number").getAsString());
            }
            other.close();
            Files.setPosixFilePermissions(socket.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
            assertThrows(IOException.class, () -> ControlServer.start(deep, this::handle));
            assertTrue(ControlClient.connect(deep).isEmpty());
            Files.delete(socket.getParent());
        }
    }

    @Test
    void theOtherPlaceIsTheSameForServerAndCallerAndShort() {
        DataArea deep = new DataArea(Path.of("/" + "ä".repeat(60)));
        Path usual = ControlAddress.of(deep, Map.of("XDG_RUNTIME_DIR", "/run/user/1000"), Path.of("/tmp"));
        assertTrue(usual.startsWith("/run/user/1000"), usual.toString());
        assertTrue(ControlAddress.of(deep, Map.of(), Path.of("/tmp")).startsWith("/tmp"));
        assertTrue(usual.toString().length() < 100);
    }

    @Test
    void anotherUserIsNotThePeer() throws Exception {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(area.controlSocket()))) {
            assertTrue(Peer.ownerOf(area.controlSocket()).isPeerOf(channel));
            assertFalse(new Peer("nobody-else").isPeerOf(channel));
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsGivenUp() throws Exception {
        server.close();
        try (ServerSocketChannel mute = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            mute.bind(UnixDomainSocketAddress.of(area.controlSocket()));
            try (ControlClient client = ControlClient.connect(area).orElseThrow()) {
                IOException late = assertThrows(IOException.class,
                        () -> client.call("echo", new JsonObject(), Locale.ROOT, Duration.ofMillis(200)));
                assertEquals("no answer in time", late.getMessage());
            }
        }
    }
}
