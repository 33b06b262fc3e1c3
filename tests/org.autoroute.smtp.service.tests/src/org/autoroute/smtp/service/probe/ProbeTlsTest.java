package org.autoroute.smtp.service.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.net.ssl.SSLContext;

import org.autoroute.smtp.relay.TrustAnchors;
import org.autoroute.smtp.routing.Tls;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.internal.Scene;
import org.autoroute.smtp.service.internal.decision.Places;
import org.autoroute.smtp.service.internal.talk.PlayedAuthority;
import org.autoroute.smtp.service.internal.talk.PlayedProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The probe's own TLS with servers on loopback whose certificates an authority has signed that only these tests trust. */
@Timeout(60)
class ProbeTlsTest {

    private static final String NAME = "mx.played.test";
    private static final Duration WHOLE = Duration.ofSeconds(20);
    private static TrustAnchors trust;
    private static final Map<Shown, SSLContext> CERTIFICATES = new EnumMap<>(Shown.class);

    @TempDir
    private static Path keys;
    @TempDir
    private Path directory;
    private PlayedProvider server;
    private Scene scene;
    private ServiceState state;

    private enum Shown {
        GOOD, RENEWED, WRONG_NAME, EXPIRED, SELF_SIGNED
    }

    @BeforeAll
    static void certificates() throws Exception {
        PlayedAuthority authority = new PlayedAuthority(keys);
        trust = authority.trust();
        CERTIFICATES.put(Shown.GOOD, authority.issue(NAME));
        CERTIFICATES.put(Shown.RENEWED, authority.issue("renewed.played.test", NAME));
        CERTIFICATES.put(Shown.WRONG_NAME, authority.issue("gateway.hotel.test"));
        CERTIFICATES.put(Shown.EXPIRED, authority.expired(NAME));
        CERTIFICATES.put(Shown.SELF_SIGNED, authority.selfSigned(NAME));
    }

    @BeforeEach
    void server() throws Exception {
        server = new PlayedProvider(Tls.STARTTLS, CERTIFICATES.get(Shown.GOOD));
    }

    @AfterEach
    void close() {
        server.close();
        scene.close();
    }

    private void at(int port, Tls tls) throws Exception {
        scene = new Scene(directory, Places.FIRST, NAME + ":" + port + " tls=" + tls.name().toLowerCase(Locale.ROOT));
        var service = scene.started();
        scene.resolver.answer(NAME, Duration.ofHours(1), "127.0.0.1");
        scene.loop.run();
        state = service.state();
    }

    private ProbeReport look(Tls tls, Shown shown) throws Exception {
        server.becomes(tls, CERTIFICATES.get(shown));
        if (state == null) {
            at(server.port(), tls);
        }
        return look(WHOLE);
    }

    private ProbeReport look(Duration whole) {
        try (Probe probe = new Probe(directory.resolve("networks-seen.json"), trust, List.of(), whole)) {
            return probe.look(state).toCompletableFuture().join();
        }
    }

    private static Door door(ProbeReport report) {
        assertEquals(1, report.doors().size());
        return report.doors().getFirst();
    }

    private static String only(ProbeReport report) {
        assertEquals(1, report.findings().size(), report.findings()::toString);
        return report.findings().getFirst().words().in(Locale.ROOT);
    }

    @ParameterizedTest
    @EnumSource(names = {"IMPLICIT", "STARTTLS"})
    void aCertificateForTheServerFromWhomThisComputerTrustsIsNoNews(Tls tls) throws Exception {
        ProbeReport report = look(tls, Shown.GOOD);
        assertEquals(Door.State.OPEN, door(report).state());
        assertTrue(door(report).tls());
        assertTrue(door(report).certificate().orElseThrow().trusted());
        assertEquals("CN=" + NAME, door(report).certificate().orElseThrow().subject());
        assertEquals(List.of(), report.findings());
        assertTrue(server.heard().stream().noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL")), server.heard()::toString);
    }

    @ParameterizedTest
    @EnumSource(names = {"WRONG_NAME", "EXPIRED", "SELF_SIGNED"})
    void aCertificateThatTheRelayWouldRefuseIsNamedWithItsFingerprint(Shown shown) throws Exception {
        for (Tls tls : List.of(Tls.IMPLICIT, Tls.STARTTLS)) {
            state = null;
            Files.deleteIfExists(directory.resolve("networks-seen.json"));
            Files.deleteIfExists(directory.resolve("servers.txt"));
            ProbeReport report = look(tls, shown);
            Door.Certificate certificate = door(report).certificate().orElseThrow();
            assertFalse(certificate.trusted());
            assertEquals(Door.State.OPEN, door(report).state());
            assertEquals(NAME + ":" + server.port() + " shows a certificate for " + (shown == Shown.WRONG_NAME ? "CN=gateway.hotel.test" : "CN=" + NAME)
                    + " that nobody this computer trusts vouches for (fingerprint " + certificate.fingerprint() + ").", only(report));
            scene.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"IMPLICIT", "STARTTLS"})
    void whoAnswersInTheServersPlaceIsNamed(Tls tls) throws Exception {
        look(tls, Shown.GOOD);
        ProbeReport report = look(tls, Shown.SELF_SIGNED);
        assertTrue(only(report).startsWith(NAME + ":" + server.port() + " shows another certificate than before"), () -> only(report));
        assertTrue(report.findings().getFirst().warning());
        assertTrue(only(look(tls, Shown.SELF_SIGNED)).startsWith(NAME + ":" + server.port() + " shows another certificate than before"));
        assertEquals(List.of(), look(tls, Shown.GOOD).findings());
    }

    @ParameterizedTest
    @EnumSource(names = {"IMPLICIT", "STARTTLS"})
    void aRenewedCertificateIsNoWarning(Tls tls) throws Exception {
        look(tls, Shown.GOOD);
        ProbeReport report = look(tls, Shown.RENEWED);
        assertTrue(only(report).contains("renewed"), () -> only(report));
        assertEquals(List.of(), report.warnings());
        assertEquals(List.of(), look(tls, Shown.RENEWED).findings());
    }

    @Test
    void startTlsThatIsNoLongerOfferedIsNamedEachTime() throws Exception {
        look(Tls.STARTTLS, Shown.GOOD);
        for (int i = 0; i < 2; i++) {
            ProbeReport report = look(Tls.NONE, Shown.GOOD);
            assertFalse(door(report).tls());
            assertTrue(only(report).startsWith(NAME + ":" + server.port() + " offered TLS (STARTTLS) before and does not here"), () -> only(report));
        }
    }

    @Test
    void aPortForTlsThatAnswersWithoutItIsNamed() throws Exception {
        look(Tls.IMPLICIT, Shown.GOOD);
        ProbeReport report = look(Tls.NONE, Shown.GOOD);
        assertEquals(Door.State.BROKEN, door(report).state());
        assertTrue(only(report).startsWith(NAME + ":" + server.port() + " answered as a mail server before; what answers here does not."),
                () -> only(report));
    }

    @ParameterizedTest
    @EnumSource(names = {"IMPLICIT", "STARTTLS"})
    void aHandshakeThatNeverEndsTakesNoMoreThanTheTimeLimit(Tls tls) throws Exception {
        for (boolean trickles : List.of(false, true)) {
            Files.deleteIfExists(directory.resolve("servers.txt"));
            try (StuckServer stuck = new StuckServer(tls, trickles)) {
                at(stuck.server.getLocalPort(), tls);
                long begin = System.nanoTime();
                Door door = door(look(Duration.ofMillis(1500)));
                Duration taken = Duration.ofNanos(System.nanoTime() - begin);
                assertTrue(taken.compareTo(Duration.ofSeconds(6)) < 0, () -> "it took " + taken);
                assertEquals(tls == Tls.STARTTLS, door.isOpen());
                assertTrue(door.certificate().isEmpty());
                scene.close();
            }
        }
    }

    /** Never ends its part of a handshake: says nothing more, or an octet of a long record now and then, for half a minute. */
    private record StuckServer(ServerSocket server, Tls tls, boolean trickles) implements AutoCloseable {

        StuckServer(Tls tls, boolean trickles) throws IOException {
            this(new ServerSocket(0, 9, InetAddress.getByName("127.0.0.1")), tls, trickles);
            Thread.ofVirtual().start(this::serve);
        }

        private void serve() {
            try (Socket socket = server.accept(); InputStream in = socket.getInputStream()) {
                if (tls == Tls.STARTTLS) {
                    say(socket, "220 stuck\r\n");
                    skipLine(in);
                    say(socket, "250-stuck\r\n250 STARTTLS\r\n");
                    skipLine(in);
                    say(socket, "220 go on\r\n");
                }
                byte[] record = new byte[300];
                System.arraycopy(new byte[] {22, 3, 3, 63, 0}, 0, record, 0, 5);
                for (int i = 0; i < record.length && !server.isClosed(); i++) {
                    if (trickles) {
                        socket.getOutputStream().write(record[i]);
                    }
                    Thread.sleep(100);
                }
            } catch (IOException | InterruptedException gone) {
                System.getLogger(ProbeTlsTest.class.getName()).log(System.Logger.Level.DEBUG, "hung up", gone);
            }
        }

        private static void say(Socket socket, String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }

        private static void skipLine(InputStream in) throws IOException {
            for (int octet = in.read(); octet >= 0 && octet != '\n';) {
                octet = in.read();
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
