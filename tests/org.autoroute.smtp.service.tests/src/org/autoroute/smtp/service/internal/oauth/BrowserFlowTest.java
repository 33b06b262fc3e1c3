package org.autoroute.smtp.service.internal.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.autoroute.smtp.service.login.Consent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** RFC 8252 and 7636 against a server and a browser of our own. */
@Timeout(30)
class BrowserFlowTest {

    private final BlockingQueue<Consent> shown = new LinkedBlockingQueue<>();
    private PlayedProvider provider;
    private CompletableFuture<Tokens> tokens;
    private Map<String, String> query;

    @BeforeEach
    void start() throws Exception {
        provider = new PlayedProvider().tokens(PlayedProvider.granted("access-1", "refresh-1"));
        tokens = CompletableFuture.supplyAsync(() -> {
            try {
                return new BrowserFlow(InstantSource.system(), "tim@example.org").run(provider.provider(), shown::add);
            } catch (OAuthException | InterruptedException failure) {
                throw new CompletionException(failure);
            }
        }, task -> Thread.ofVirtual().start(task));
        query = query(shown.poll(10, TimeUnit.SECONDS).address());
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String field : address.getRawQuery().split("&")) {
            String[] parts = field.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    /** What the browser is told. */
    private int comesBack(String answer) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(query.get("redirect_uri") + answer).toURL().openConnection();
        return connection.getResponseCode();
    }

    private OAuthException refusal() {
        CompletionException failed = assertThrows(CompletionException.class, tokens::join);
        return (OAuthException) failed.getCause();
    }

    @Test
    void theBrowserComesBackWithACode() throws IOException {
        assertEquals(200, comesBack("?code=code-1&state=" + query.get("state")));
        assertEquals("access-1", tokens.join().access().reveal());
        Map<String, String> form = provider.asked().getFirst();
        assertEquals("code-1", form.get("code"));
        assertEquals(query.get("redirect_uri"), form.get("redirect_uri"));
        assertEquals(query.get("code_challenge"), BrowserFlow.challenge(form.get("code_verifier")));
    }

    @Test
    void whatTheBrowserIsShownHasAllItNeedsAndNothingSecret() throws IOException {
        assertEquals("y", query.get("x"));
        assertEquals("code", query.get("response_type"));
        assertEquals("client-1", query.get("client_id"));
        assertEquals("S256", query.get("code_challenge_method"));
        assertEquals("tim@example.org", query.get("login_hint"));
        assertTrue(query.get("redirect_uri").startsWith("http://127.0.0.1:"));
        comesBack("?code=c&state=" + query.get("state"));
        tokens.join();
        assertFalse(query.containsValue(provider.asked().getFirst().get("code_verifier")));
    }

    /** RFC 7636 appendix B. */
    @Test
    void theChallengeIsTheOneOfTheStandard() {
        assertEquals("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", BrowserFlow.challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
    }

    /** A page in the browser can call the address, too; without the state it gets and breaks nothing. */
    @Test
    void whoDoesNotKnowTheStateIsSentAwayAndTheUserIsStillAwaited() throws IOException {
        for (String hostile : new String[] {"?code=stolen&state=wrong", "?code=stolen", "?error=access_denied", "?error=access_denied&state=", "", "favicon.ico",
                "?code=a&state=wrong&state=" + query.get("state")}) {
            assertNotEquals(200, trying(hostile));
        }
        try (Socket silent = new Socket("127.0.0.1", URI.create(query.get("redirect_uri")).getPort())) {
            silent.getOutputStream().write("POST /?code=x&state=y HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertFalse(tokens.isDone());
            assertEquals(0, provider.asked().size());
            assertEquals(200, comesBack("?code=code-1&state=" + query.get("state")));
        }
        tokens.join();
        assertEquals("code-1", provider.asked().getFirst().get("code"));
    }

    private int trying(String answer) {
        try {
            return comesBack(answer);
        } catch (IOException hungUp) {
            return -1;
        }
    }

    @Test
    void aUserWhoDeniesEndsIt() throws IOException {
        comesBack("?error=access_denied&state=" + query.get("state"));
        assertEquals("access_denied", refusal().error());
    }

    @Test
    void aCodeTheProviderDoesNotKnowIsRefused() throws IOException {
        provider.tokens(PlayedProvider.error("invalid_grant"));
        comesBack("?code=wrong&state=" + query.get("state"));
        assertEquals("invalid_grant", refusal().error());
    }

    @Test
    void theAddressIsGoneAfterwards() throws IOException {
        comesBack("?code=code-1&state=" + query.get("state"));
        tokens.join();
        assertThrows(IOException.class, () -> comesBack("?code=again&state=" + query.get("state")));
    }
}
