package org.autoroute.smtp.service.internal.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.autoroute.smtp.relay.Credentials.Answer;
import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.service.secrets.SecretsFile;
import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

@Timeout(60)
class TokenKeeperTest {

    private static final String NAME = "oauth:played smtp.example:587 tim";

    @TempDir
    private Path directory;
    private DataArea area;
    private SecretsFile secrets;
    private PlayedProvider provider;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private TokenKeeper keeper;

    @BeforeEach
    void start() throws IOException {
        area = new DataArea(directory);
        secrets = new SecretsFile(area);
        provider = new PlayedProvider();
        Files.writeString(area.oauth(), provider.properties());
        keeper = keeper();
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private TokenKeeper keeper() {
        return new TokenKeeper(secrets, new Providers(area.oauth()), () -> now);
    }

    private String token() throws RefusedException {
        return assertInstanceOf(Answer.Token.class, keeper.token(NAME, "played")).secret().reveal();
    }

    private void granted() throws RefusedException {
        keeper.granted(NAME, new Tokens(new Secret("access-1"), new Secret("refresh-1"), now.plusSeconds(3600)));
    }

    @Test
    void aTokenServesUntilItIsAboutToEnd() throws RefusedException {
        granted();
        now = now.plusSeconds(3400);
        assertEquals("access-1", token());
        assertEquals(0, provider.asked().size());
        now = now.plusSeconds(100);
        provider.tokens(PlayedProvider.granted("access-2", ""));
        assertEquals("access-2", token());
        assertEquals(Map.of("grant_type", "refresh_token", "refresh_token", "refresh-1", "client_id", "client-1"), provider.asked().getFirst());
        assertEquals("access-2", token());
        assertEquals(1, provider.asked().size());
    }

    /** RFC 6749 section 6: a new refresh token takes the place of the old one, beyond the end of the program, too. */
    @Test
    void aRefreshTokenThatChangesIsKept() throws RefusedException {
        granted();
        now = now.plusSeconds(4000);
        provider.tokens(PlayedProvider.granted("access-2", "refresh-2"));
        token();
        keeper = keeper();
        assertEquals("access-2", token());
        now = now.plusSeconds(4000);
        provider.tokens(PlayedProvider.granted("access-3", ""));
        assertEquals("access-3", token());
        assertEquals("refresh-2", provider.asked().getLast().get("refresh_token"));
        keeper = keeper();
        now = now.plusSeconds(4000);
        token();
        assertEquals("refresh-2", provider.asked().getLast().get("refresh_token"));
    }

    @Test
    void aTokenAServerRefusedIsNotHandedOutAgain() throws RefusedException {
        granted();
        keeper.refused(NAME);
        provider.tokens(PlayedProvider.granted("access-2", ""));
        assertEquals("access-2", token());
    }

    @Test
    void aPermissionThatWasTakenBackIsForgotten() throws RefusedException {
        granted();
        now = now.plusSeconds(4000);
        provider.tokens(PlayedProvider.error("invalid_grant"));
        assertTrue(assertInstanceOf(Answer.Missing.class, keeper.token(NAME, "played")).why().contains("has ended the permission"));
        assertEquals(Optional.empty(), secrets.get(NAME));
        assertTrue(assertInstanceOf(Answer.Missing.class, keeper.token(NAME, "played")).why().contains("not allowed yet"));
    }

    @Test
    void aProviderThatCannotBeReachedIsNoRefusal() throws RefusedException {
        granted();
        now = now.plusSeconds(3550);
        provider.close();
        assertEquals("access-1", token(), "the token still lasts for a moment");
        now = now.plusSeconds(100);
        assertTrue(assertInstanceOf(Answer.Later.class, keeper.token(NAME, "played")).why().contains("cannot be reached"));
        assertTrue(secrets.get(NAME).isPresent());
    }

    @Test
    void redirectsAreNotFollowed() throws RefusedException {
        granted();
        now = now.plusSeconds(4000);
        provider.tokens(new PlayedProvider.Answer(307, ""));
        assertInstanceOf(Answer.Later.class, keeper.token(NAME, "played"));
    }

    @Test
    void whatIsMissingIsNamedWithItsPlace() {
        RefusedException google = assertThrows(RefusedException.class, () -> new Providers(area.oauth()).provider("google"));
        assertTrue(google.getMessage().contains("google.clientId") && google.getMessage().contains(area.oauth().toString()), google.getMessage());
        RefusedException unknown = assertThrows(RefusedException.class, () -> new Providers(area.oauth()).provider("unknown"));
        assertTrue(unknown.getMessage().contains("unknown.authorization, unknown.token, unknown.scope, unknown.clientId"), unknown.getMessage());
    }

    @Test
    void anAddressInClearIsRefusedUnlessItIsThisComputer() throws IOException {
        for (String address : new String[] {"http://provider.example/token", "ftp://provider.example/", "https:opaque", "no address", "https://user@provider.example/",
                "http://localhost.evil.example/", "http://127.0.0.1.evil.example/"}) {
            Files.writeString(area.oauth(), provider.properties() + "played.token=" + address + "\n");
            RefusedException refused = assertThrows(RefusedException.class, () -> new Providers(area.oauth()).provider("played"));
            assertTrue(refused.getMessage().contains("played.token"), refused.getMessage());
        }
    }

    /** Nobody vouches for the certificate. */
    @Test
    void aCertificateNobodyKnowsEndsTheRequest() throws Exception {
        Path store = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname",
                "CN=localhost", "-ext", "san=dns:localhost", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "changeit").redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertTrue(keytool.waitFor(30, TimeUnit.SECONDS) && keytool.exitValue() == 0);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store.toFile(), "changeit".toCharArray()), "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create();
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        try (PlayedProvider stranger = new PlayedProvider(server)) {
            stranger.tokens(PlayedProvider.granted("a", "r"));
            OAuthException refused = assertThrows(OAuthException.class, () -> Endpoint.post(stranger.provider("https").token(), Map.of("refresh_token", "r-secret")));
            assertTrue(refused.isUnreachable());
            assertEquals(0, stranger.asked().size());
        }
    }

    @Test
    void whatIsNoTlsEndsTheRequest() {
        URI plain = URI.create("https://localhost:" + provider.port() + "/token");
        assertTrue(assertThrows(OAuthException.class, () -> Endpoint.post(plain, Map.of("refresh_token", "r-secret"))).isUnreachable());
        assertEquals(0, provider.asked().size());
    }

    @Test
    void tokensDoNotShowThemselves() {
        Tokens tokens = new Tokens(new Secret("access-1"), new Secret("refresh-1"), now);
        assertFalse((tokens + " " + tokens.secret()).contains("access-1"));
        assertFalse((tokens + " " + tokens.secret()).contains("refresh-1"));
    }
}
