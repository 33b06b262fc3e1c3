package org.autoroute.smtp.service.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;

import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.check.PlayedSmtp;
import org.autoroute.smtp.service.internal.Scene;
import org.autoroute.smtp.service.internal.decision.Places;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ProbeTest {

    @TempDir
    private Path directory;
    private PlayedSmtp first;
    private PlayedSmtp second;
    private Scene scene;
    private Probe probe;

    @BeforeEach
    void servers() throws Exception {
        first = new PlayedSmtp("127.0.0.1").answers("", "220 mx.played.example ESMTP").answers("EHLO", "250-mx.played.example\r\n250 STARTTLS");
        second = new PlayedSmtp("127.0.0.1").answers("", "220 mx.played.example ESMTP");
        probe = probe(Duration.ofSeconds(5));
    }

    @AfterEach
    void close() {
        probe.close();
        first.close();
        second.close();
        if (scene != null) {
            scene.close();
        }
    }

    private Probe probe(Duration whole) {
        return new Probe(directory.resolve("networks-seen.json"), List::of, List.of(first.port(), second.port()), whole);
    }

    private ServiceState at(NetworkSnapshot place, String... list) throws Exception {
        if (scene != null) {
            scene.close();
        }
        scene = new Scene(Files.createTempDirectory(directory, "scene"), place, list);
        return scene.started().state();
    }

    private String server() {
        return "127.0.0.1:" + first.port();
    }

    private ProbeReport look(ServiceState state) {
        return probe.look(state).toCompletableFuture().join();
    }

    private static List<String> words(ProbeReport report) {
        return report.findings().stream().map(finding -> finding.words().in(Locale.ROOT)).toList();
    }

    @Test
    void everyDoorOfAServerIsLookedAtWithoutMailOrLogin() throws Exception {
        ProbeReport report = look(at(Places.FIRST, server()));
        assertEquals(2, report.doors().size());
        Door door = report.doors().getFirst();
        assertEquals(Door.State.OPEN, door.state());
        assertEquals("mx.played.example ESMTP", door.greeting());
        assertTrue(door.tls());
        assertFalse(report.doors().getLast().tls());
        assertTrue(first.heard().stream().noneMatch(line -> line.startsWith("MAIL") || line.startsWith("AUTH")), first.heard()::toString);
        assertTrue(second.heard().contains("QUIT"));
        assertEquals(List.of(), words(report));
    }

    /** What was seen at home is missing in the hotel, over a restart. */
    @Test
    void whatIsMissingOnAnotherNetworkIsNamed() throws Exception {
        look(at(Places.FIRST, server()));
        probe.close();
        probe = probe(Duration.ofSeconds(5));
        first.answers("", "220 gw.hotel.test ready").answers("EHLO", "250 gw.hotel.test");
        second.close();
        ServiceState hotel = at(Places.SECOND, server());
        List<String> words = words(look(hotel));
        assertEquals(3, words.size(), words::toString);
        assertTrue(words.contains("This network blocks port " + second.port() + " (answering: " + first.port() + ")."), words::toString);
        assertTrue(words.stream().anyMatch(word -> word.startsWith("The greeting of " + server() + " changed")), words::toString);
        assertTrue(words.stream().anyMatch(word -> word.startsWith(server() + " offered TLS (STARTTLS) before")), words::toString);
    }

    @Test
    void aLostProtectionIsNamedEachTime() throws Exception {
        ServiceState state = at(Places.FIRST, server());
        look(state);
        first.answers("EHLO", "250 mx.played.example");
        assertEquals(1, look(state).warnings().size());
        assertEquals(1, look(state).warnings().size());
    }

    @Test
    void aServerThatNeverSpeaksTakesNoMoreThanTheTimeLimit() throws Exception {
        probe.close();
        probe = probe(Duration.ofMillis(400));
        first.answers("", "");
        Door silent = look(at(Places.FIRST, server())).doors().getFirst();
        assertEquals(Door.State.BROKEN, silent.state());
    }

    @Test
    void ofANameThatIsNotLookedUpNothingIsTried() throws Exception {
        assertEquals(List.of(), look(at(Places.FIRST, "smtp.nowhere.example")).doors());
    }

    @Test
    void whoeverAsksMeanwhileGetsTheSameReport() throws Exception {
        ServiceState state = at(Places.FIRST, server());
        first.answers("", "");
        CompletionStage<ProbeReport> one = probe.look(state);
        assertEquals(one, probe.look(state));
        probe.close();
        assertThrows(CancellationException.class, () -> one.toCompletableFuture().join());
        assertThrows(CancellationException.class, () -> probe.look(state).toCompletableFuture().join());
    }

    @Test
    void aSpoiltMemoryIsBegunAnew() throws Exception {
        Files.writeString(directory.resolve("networks-seen.json"), "{\"x\":[{}]}");
        ServiceState state = at(Places.FIRST, server());
        assertEquals(2, look(state).doors().size());
        first.answers("EHLO", "250 mx.played.example");
        assertEquals(1, look(state).warnings().size());
    }

    @Test
    void theMemoryIsBounded() {
        ProbeMemory memory = new ProbeMemory(directory.resolve("bounded.json"));
        Door door = Door.shut(new HostPort("a.example", 25), Door.State.SILENT);
        for (int i = 0; i <= ProbeMemory.MOST_NETWORKS; i++) {
            memory.remember("network " + i, List.of(door));
        }
        assertTrue(memory.past("network 0").here().isEmpty());
        assertFalse(memory.past("network 1").here().isEmpty());
    }
}
