package org.autoroute.smtp.service.internal.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.autoroute.smtp.service.control.ControlClient;
import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.SettingsFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** The program without a window, with the real network and the real relay. */
@Timeout(60)
class HeadlessTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    private Path directory;
    private DataArea area;
    private int port;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Headless headless;
    private FutureTask<Integer> running;

    @BeforeEach
    void prepare() throws Exception {
        area = new DataArea(directory.resolve("data"));
        area.create();
        port = freePort();
        new SettingsFile(area.preferences()).change("server.port", Integer.toString(port));
        new SettingsFile(area.preferences()).change("server.allowed", "127.0.0.1");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Headless another() {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Headless(area, new PlainSurroundings("1.2.3"), stream, stream);
    }

    private void start() throws Exception {
        headless = another();
        running = new FutureTask<>(headless::run);
        Thread.ofPlatform().name("headless").start(running);
        awaitOutput("Autoroute SMTP 1.2.3 ");
    }

    @AfterEach
    void stop() throws Exception {
        if (headless != null) {
            headless.end();
            running.get(30, TimeUnit.SECONDS);
        }
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void awaitOutput(String expected) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!output().contains(expected)) {
            assertTrue(System.nanoTime() < end, "never said \"" + expected + "\" but " + output());
            Thread.onSpinWait();
        }
    }

    private JsonObject call(String command, String arguments) throws Exception {
        try (ControlClient client = ControlClient.connect(area).orElseThrow()) {
            return client.call(command, JsonParser.parseString(arguments).getAsJsonObject(), Locale.ROOT, LIMIT);
        }
    }

    /** The first line a mail client is sent. */
    private String greeting() throws IOException {
        try (Socket client = new Socket(InetAddress.getByName("127.0.0.1"), port);
                BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            client.setSoTimeout((int) LIMIT.toMillis());
            return in.readLine();
        }
    }

    @Test
    void itSaysWhereItListensAndAnswersThere() throws Exception {
        start();
        assertTrue(output().startsWith("Autoroute SMTP 1.2.3 listens at 127.0.0.1:" + port), output());
        assertTrue(greeting().startsWith("421"), "there is no server to hand mail to");
    }

    @Test
    void stopEndsItInOrderAndTheCallerHearsWhen() throws Exception {
        start();
        try (ControlClient client = ControlClient.connect(area).orElseThrow()) {
            assertTrue(client.call("stop", new JsonObject(), Locale.ROOT, LIMIT).get("stopping").getAsBoolean());
            assertEquals(Optional.empty(), client.next());
        }
        assertEquals(Headless.EXIT_OK, running.get(10, TimeUnit.SECONDS));
        assertTrue(output().endsWith("Autoroute SMTP ends." + System.lineSeparator()), output());
    }

    @Test
    void aSecondStartSaysThatTheFirstRunsAndEndsWell() throws Exception {
        start();
        assertEquals(Headless.EXIT_OK, another().run());
        assertTrue(output().contains("Autoroute SMTP is already running in " + area.directory() + "."), output());
    }

    @Test
    void aPortThatIsTakenIsToldAndAnotherOneTakenWhenItIsSet() throws Exception {
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            start();
            assertTrue(output().startsWith("Autoroute SMTP 1.2.3 does not listen: "), output());
            JsonObject status = call("status", "{}");
            assertEquals("off", status.get("state").getAsString());
            assertTrue(status.get("problem").getAsString().contains(Integer.toString(other.getLocalPort())), status.toString());
            port = freePort();
            call("settings.set", "{\"key\":\"server.port\",\"value\":\"" + port + "\"}");
            awaitOutput("listens at 127.0.0.1:" + port);
            assertTrue(greeting().startsWith("421"));
        }
    }

    @Test
    void aDirectoryThatCannotBeUsedIsRefusedWithAReason() throws Exception {
        area = new DataArea(Files.writeString(directory.resolve("file"), ""));
        assertEquals(Headless.EXIT_REFUSED, another().run());
        assertTrue(output().contains(area.directory().toString()), output());
    }

    @Test
    void aRefusedPeerIsSeenInCountersAndSessions() throws Exception {
        new SettingsFile(area.preferences()).change("server.allowed", "10.99.99.99, ::1");
        start();
        assertTrue(greeting().startsWith("554"), "refused");
        long end = System.nanoTime() + LIMIT.toNanos();
        while (call("sessions", "{}").getAsJsonArray("sessions").isEmpty()) {
            assertTrue(System.nanoTime() < end);
        }
        assertEquals(1, call("status", "{}").getAsJsonObject("sessions").get("refused").getAsInt());
        JsonObject session = call("sessions", "{}").getAsJsonArray("sessions").get(0).getAsJsonObject();
        assertEquals("refused", session.get("outcome").getAsString());
        assertEquals("127.0.0.1", session.get("client").getAsString());
    }
}
