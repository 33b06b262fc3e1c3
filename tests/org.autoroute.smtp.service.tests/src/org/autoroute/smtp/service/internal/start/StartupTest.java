package org.autoroute.smtp.service.internal.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.autoroute.smtp.routing.Reason;
import org.autoroute.smtp.service.ServiceStart;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.control.ControlClient;
import org.autoroute.smtp.service.internal.PlayedMonitor;
import org.autoroute.smtp.service.internal.RunningService;
import org.autoroute.smtp.service.internal.decision.ManualLoop;
import org.autoroute.smtp.service.internal.decision.Places;
import org.autoroute.smtp.service.internal.decision.PlayedResolver;
import org.autoroute.smtp.service.secrets.SecretsFile;
import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.InstanceLock;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.service.settings.SettingsFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;

/** The service as a whole, with its threads, files and socket; network and names are played. */
@Timeout(60)
class StartupTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    private Path directory;
    private DataArea area;
    private RunningService service;
    private final PlayedMonitor monitor = new PlayedMonitor(Places.FIRST);
    private final BlockingQueue<ServiceState> states = new LinkedBlockingQueue<>();

    @BeforeEach
    void prepare() throws Exception {
        area = new DataArea(directory.resolve("data with space"));
        area.create();
        new SettingsFile(area.preferences()).change("server.port", Integer.toString(freePort()));
        new SettingsFile(area.preferences()).change("server.allowed", "127.0.0.1");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void start() throws RefusedException {
        InstanceLock lock = InstanceLock.tryAcquire(area).orElseThrow();
        service = new Startup(area, "1.2.3", monitor, new PlayedResolver(new ManualLoop())).start(lock, UnaryOperator.identity(), new SecretsFile(area));
        service.listen(states::add);
    }

    @AfterEach
    void stop() {
        if (service != null) {
            service.close();
        }
    }

    private ServiceState awaitState(Predicate<ServiceState> wanted) throws InterruptedException {
        while (true) {
            ServiceState state = states.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (state == null || wanted.test(state)) {
                return Optional.ofNullable(state).orElseThrow(() -> new AssertionError("not seen; now " + service.state()));
            }
        }
    }

    private JsonObject call(String command) throws Exception {
        try (ControlClient client = ControlClient.connect(area).orElseThrow()) {
            return client.call(command, new JsonObject(), Locale.ROOT, LIMIT);
        }
    }

    @Test
    void afterTheStartTheSocketAnswersAndAllBelongsToTheOwner() throws Exception {
        start();
        assertEquals("1.2.3", call("status").get("version").getAsString());
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(area.directory())));
        assertTrue(Files.readString(area.servers()).startsWith("#"));
    }

    @Test
    void anEditInATextEditorIsNoticed() throws Exception {
        start();
        Files.writeString(area.servers(), "203.0.113.25\n192.0.2.25\n");
        assertEquals(Reason.SUBNET, awaitState(state -> state.servers().size() == 2).route().reason());
        Files.writeString(area.preferences(), Files.readString(area.preferences()) + "routing.expandMasks=true\n");
        awaitState(state -> state.settings().routing().expandMasks());
    }

    @Test
    void fromAMoveToTheNewRouteIsAMatterOfMilliseconds() throws Exception {
        Files.writeString(area.servers(), "smtp.never.example\n192.0.2.25\n198.51.100.25\n");
        start();
        for (int i = 0; i < 20; i++) {
            boolean second = i % 2 == 0;
            String expected = second ? "198.51.100.25" : "192.0.2.25";
            long begin = System.nanoTime();
            monitor.move(second ? Places.SECOND : Places.FIRST);
            awaitState(state -> state.active().map(active -> active.line().equals(expected)).orElse(false));
            long millis = (System.nanoTime() - begin) / 1_000_000;
            assertTrue(millis < 100, millis + " ms");
        }
    }

    @Test
    void aSecondStartFindsTheFirstAndEnds() throws Exception {
        start();
        assertEquals(new ServiceStart.AlreadyRunning(false), Launch.start(area, new PlainSurroundings("1.2.3")));
        service.onShow(() -> { });
        assertEquals(new ServiceStart.AlreadyRunning(true), Launch.start(area, new PlainSurroundings("1.2.3")));
    }

    @Test
    void aDirectoryHeldBySomebodyMuteIsRefusedAfterAWhile() throws Exception {
        try (InstanceLock lock = InstanceLock.tryAcquire(area).orElseThrow()) {
            RefusedException refused = assertThrows(RefusedException.class, () -> Launch.start(area, new PlainSurroundings("1.2.3")));
            assertTrue(refused.getMessage().contains(area.directory().toString()), refused.getMessage());
            assertTrue(lock.toString().length() > 0);
        }
    }

    @Test
    void closingEndsAllThreadsAndGivesTheDirectoryBack() throws Exception {
        start();
        call("status");
        service.close();
        assertFalse(Files.exists(area.controlSocket()));
        assertTrue(Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().startsWith("autoroute-")),
                () -> Thread.getAllStackTraces().keySet().toString());
        start();
        assertInstanceOf(JsonObject.class, call("status"));
    }
}
