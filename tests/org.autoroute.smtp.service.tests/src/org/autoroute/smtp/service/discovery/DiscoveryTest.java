package org.autoroute.smtp.service.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

import org.autoroute.smtp.network.NameResolver;
import org.autoroute.smtp.network.ServiceTarget;
import org.autoroute.smtp.relay.TrustAnchors;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.routing.Tls;
import org.autoroute.smtp.service.check.MailAddress;
import org.autoroute.smtp.service.internal.talk.PlayedAuthority;
import org.autoroute.smtp.service.internal.talk.PlayedProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches among servers on loopback. */
class DiscoveryTest {

    private static final MailAddress ME = MailAddress.of("me@first.test").orElseThrow();
    private static PlayedAuthority authority;
    private static SSLContext certificate;

    @TempDir
    private static Path folder;

    private final Map<String, List<ServiceTarget>> records = new HashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private TrustAnchors trust;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void makeCertificate() throws Exception {
        authority = new PlayedAuthority(folder);
        certificate = authority.issue("smtp.first.test", "smtp.elsewhere.test");
    }

    @BeforeEach
    void trustTheAuthority() throws Exception {
        trust = authority.trust();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void serversOfTheDomainsRecordsComeWithProtectionAndLogin() throws Exception {
        PlayedProvider implicit = provider(Tls.IMPLICIT);
        PlayedProvider startTls = provider(Tls.STARTTLS);
        records.put("_submissions._tcp.first.test", List.of(new ServiceTarget("smtp.first.test", implicit.port())));
        records.put("_submission._tcp.first.test", List.of(new ServiceTarget("smtp.first.test", startTls.port())));
        List<FoundServer> found = search();
        assertEquals(List.of("smtp.first.test:" + implicit.port() + " tls=implicit login=password user=me@first.test",
                "smtp.first.test:" + startTls.port() + " tls=starttls login=password user=me@first.test"), lines(found));
        assertTrue(found.stream().allMatch(server -> server.works() && !server.elsewhere() && server.source() == Source.DNS));
        assertEquals("It answers with TLS and takes logins by PLAIN LOGIN.", found.getFirst().words().toString());
    }

    @Test
    void noLoginIsTriedAndNoMailIsBegun() throws Exception {
        PlayedProvider provider = provider(Tls.STARTTLS);
        records.put("_submission._tcp.first.test", List.of(new ServiceTarget("smtp.first.test", provider.port())));
        assertTrue(search().getFirst().works());
        assertEquals(List.of("EHLO [127.0.0.1]", "STARTTLS", "EHLO [127.0.0.1]"), provider.heard().subList(0, 3));
        assertTrue(provider.heard().stream().noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL")), provider.heard().toString());
    }

    @Test
    void aServerOutsideTheDomainIsPointedOut() throws Exception {
        PlayedProvider provider = provider(Tls.IMPLICIT);
        records.put("_submissions._tcp.first.test", List.of(new ServiceTarget("smtp.elsewhere.test", provider.port())));
        assertTrue(search().getFirst().elsewhere());
    }

    @Test
    void aCertificateForAnotherNameDoesNotDo() throws Exception {
        PlayedProvider provider = provider(Tls.IMPLICIT);
        records.put("_submissions._tcp.first.test", List.of(new ServiceTarget("mail.first.test", provider.port())));
        FoundServer found = search().getFirst();
        assertFalse(found.works());
        assertTrue(found.words().toString().startsWith("mail.first.test:" + provider.port() + " cannot be trusted: "), found.words().toString());
    }

    /** The authority of a company, say, which only the system's own list has. */
    @Test
    void whomOnlyThisComputersAnchorsNameIsTrustedAndNobodyElse() throws Exception {
        PlayedProvider provider = provider(Tls.IMPLICIT);
        records.put("_submissions._tcp.first.test", List.of(new ServiceTarget("smtp.first.test", provider.port())));
        assertTrue(search().getFirst().works());
        trust = List::of;
        assertFalse(search().getFirst().works());
    }

    @Test
    void theProvidersFileIsFetchedFromWhomThisComputerTrusts() throws Exception {
        CompletableFuture<SSLContext> given = new CompletableFuture<>();
        CompletableFuture<List<FoundServer>> ended = new CompletableFuture<>();
        Discovery.Means means = new Discovery.Means(new Names(name -> CompletableFuture.completedFuture(List.of())), tls -> {
            given.complete(tls);
            return this::get;
        }, trust, Duration.ofSeconds(2), Duration.ofSeconds(20));
        try (Discovery search = new Discovery(ME, listener(ended), means)) {
            search.start();
            ended.get(30, TimeUnit.SECONDS);
        }
        try (PlayedHttps server = new PlayedHttps(authority.issue("localhost"))) {
            assertEquals("file", new String(Web.https(given.join()).get(server.address()).orElseThrow(), StandardCharsets.UTF_8));
            assertThrows(IOException.class, () -> Web.https(SSLContext.getDefault()).get(server.address()));
        }
    }

    @Test
    void aServerThatIsSaidToHaveStartTlsAndHasNoneDoesNotDo() throws Exception {
        PlayedProvider provider = provider(Tls.NONE);
        records.put("_submission._tcp.first.test", List.of(new ServiceTarget("smtp.first.test", provider.port())));
        FoundServer found = search().getFirst();
        assertFalse(found.works());
        assertEquals("smtp.first.test:" + provider.port() + " does not offer STARTTLS.", found.words().toString());
    }

    @Test
    void theProvidersFileNamesServersAndUsers() throws Exception {
        PlayedProvider provider = provider(Tls.STARTTLS);
        files.put("autoconfig.first.test", file(server("smtp.first.test", provider.port(), "STARTTLS", "%EMAILLOCALPART%", "password-cleartext")));
        List<FoundServer> found = search();
        assertEquals(List.of("smtp.first.test:" + provider.port() + " tls=starttls login=password user=me"), lines(found));
        assertEquals(Source.AUTOCONFIG, found.getFirst().source());
    }

    @Test
    void theSecondPlaceIsAskedWhenTheFirstHasNothing() throws Exception {
        PlayedProvider provider = provider(Tls.IMPLICIT);
        files.put("autoconfig.first.test", "<html><body>not here</body></html>");
        files.put("first.test", file(server("smtp.first.test", provider.port(), "SSL", "%EMAILADDRESS%", "none")));
        assertEquals(List.of("smtp.first.test:" + provider.port() + " tls=implicit"), lines(search()));
    }

    @Test
    void aServerWithoutProtectionIsNotTakenFromAFile() throws Exception {
        assertEquals(List.of(), Autoconfig.read(file(server("smtp.first.test", 25, "plain", "me", "none")).getBytes(StandardCharsets.UTF_8), ME));
    }

    @Test
    void aFileCannotReachOutsideItself() throws Exception {
        String bomb = "<!DOCTYPE c [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + file(server("&x;", 465, "SSL", "me", "none"));
        files.put("autoconfig.first.test", bomb);
        assertEquals(List.of(), search());
    }

    @Test
    void aNameThatIsNoneMakesNoServer() throws Exception {
        for (String host : List.of("", "smtp.first.test\r\nRCPT TO:&lt;x>", "a b", "-.", "smtp_.first.test/..")) {
            assertEquals(List.of(), Autoconfig.read(file(server(host, 465, "SSL", "me", "none")).getBytes(StandardCharsets.UTF_8), ME), host);
        }
    }

    @Test
    void withoutAnyNameUsualOnesAreTriedBySecurity() {
        assertEquals(List.of("smtp.first.test:465", "smtp.first.test:587", "mail.first.test:465", "mail.first.test:587",
                "submission.first.test:465", "submission.first.test:587", "first.test:465", "first.test:587"),
                CommonNames.of(ME).stream().map(proposal -> proposal.server().toString()).toList());
    }

    @Test
    void whatDoesNotWorkComesLastAndUsualNamesThatFailAreNotShown() throws Exception {
        PlayedProvider works = provider(Tls.STARTTLS);
        PlayedProvider fails = provider(Tls.NONE);
        records.put("_submission._tcp.first.test", List.of(new ServiceTarget("smtp.first.test", fails.port()),
                new ServiceTarget("smtp.elsewhere.test", works.port())));
        assertEquals(List.of(works.port(), fails.port()), search().stream().map(server -> server.entry().server().port()).toList());
    }

    @Test
    void aSilentServerCostsItsTimeOnly() throws Exception {
        try (java.net.ServerSocket silent = new java.net.ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            records.put("_submissions._tcp.first.test", List.of(new ServiceTarget("smtp.first.test", silent.getLocalPort())));
            assertFalse(search().getFirst().works());
        }
    }

    @Test
    void whoClosesASearchHearsNoMore() throws Exception {
        CompletableFuture<List<FoundServer>> ended = new CompletableFuture<>();
        CompletableFuture<List<ServiceTarget>> awaited = new CompletableFuture<>();
        Discovery search = new Discovery(ME, listener(ended), means(name -> awaited));
        search.start();
        search.close();
        awaited.complete(List.of());
        assertFalse(ended.completeOnTimeout(null, 300, TimeUnit.MILLISECONDS).get() != null);
    }

    private PlayedProvider provider(Tls tls) throws Exception {
        PlayedProvider provider = new PlayedProvider(tls, certificate);
        open.add(provider);
        return provider;
    }

    private static List<String> lines(List<FoundServer> found) {
        return found.stream().map(server -> server.entry().toLine()).toList();
    }

    private List<FoundServer> search() throws Exception {
        CompletableFuture<List<FoundServer>> ended = new CompletableFuture<>();
        try (Discovery search = new Discovery(ME, listener(ended),
                means(name -> CompletableFuture.completedFuture(records.getOrDefault(name, List.of()))))) {
            search.start();
            return ended.get(30, TimeUnit.SECONDS);
        }
    }

    private static DiscoveryListener listener(CompletableFuture<List<FoundServer>> ended) {
        return new DiscoveryListener() {
            @Override
            public void looking(Text what) {
                assertFalse(what.toString().isBlank());
            }

            @Override
            public void found(FoundServer server) {
                assertFalse(ended.isDone());
            }

            @Override
            public void ended(List<FoundServer> servers) {
                ended.complete(servers);
            }
        };
    }

    private interface Records {
        CompletionStage<List<ServiceTarget>> of(String name);
    }

    private Discovery.Means means(Records services) throws Exception {
        return new Discovery.Means(new Names(services), tls -> this::get, trust, Duration.ofSeconds(2), Duration.ofSeconds(20));
    }

    private Optional<byte[]> get(URI place) throws IOException {
        assertEquals("https", place.getScheme());
        return Optional.ofNullable(files.get(place.getHost())).map(file -> file.getBytes(StandardCharsets.UTF_8));
    }

    private static String server(String host, int port, String socket, String user, String authentication) {
        return "<outgoingServer type=\"smtp\"><hostname>" + host + "</hostname><port>" + port + "</port><socketType>" + socket
                + "</socketType><username>" + user + "</username><authentication>" + authentication + "</authentication></outgoingServer>";
    }

    private static String file(String server) {
        return "<clientConfig version=\"1.1\"><emailProvider id=\"first.test\"><incomingServer type=\"imap\"><hostname>imap.first.test</hostname>"
                + "</incomingServer>" + server + "</emailProvider></clientConfig>";
    }

    /** Knows two names. */
    private record Names(Records records) implements NameResolver {

        @Override
        public CompletionStage<Resolution> resolve(String host) {
            boolean known = List.of("smtp.first.test", "mail.first.test", "smtp.elsewhere.test").contains(host);
            Resolution answer = known ? new Resolution.Resolved(List.of(IpAddress.parse("127.0.0.1").orElseThrow()))
                    : new Resolution.Failed(Text.of(Discovery.class, "trial.noAddress", host));
            return CompletableFuture.completedFuture(answer);
        }

        @Override
        public CompletionStage<List<ServiceTarget>> services(String name) {
            return records.of(name);
        }

        @Override
        public Optional<Instant> freshUntil(String host) {
            return Optional.empty();
        }

        @Override
        public void forgetAll() {
        }

        @Override
        public void close() {
        }
    }
}
