package org.autoroute.smtp.service.internal.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import org.autoroute.smtp.service.internal.oauth.PlayedProvider.Answer;
import org.autoroute.smtp.service.login.Consent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8628 against a server of our own. */
@Timeout(30)
class DeviceFlowTest {

    private static final Duration SHORT_SECOND = Duration.ofMillis(2);

    private final List<Consent> shown = new ArrayList<>();
    private PlayedProvider provider;

    @BeforeEach
    void start() throws IOException {
        provider = new PlayedProvider();
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private Tokens run() throws OAuthException, InterruptedException {
        return run(InstantSource.system());
    }

    private Tokens run(InstantSource clock) throws OAuthException, InterruptedException {
        return new DeviceFlow(clock, SHORT_SECOND).run(provider.provider(), shown::add);
    }

    private OAuthException refusal() {
        return assertThrows(OAuthException.class, this::run);
    }

    @Test
    void theUserTypesTheCodeWhileTheProgramWaits() throws Exception {
        provider.tokens(PlayedProvider.error("authorization_pending"), PlayedProvider.error("authorization_pending"), PlayedProvider.granted("access-1", "refresh-1"));
        Tokens tokens = run();
        assertEquals("access-1", tokens.access().reveal());
        assertEquals("refresh-1", tokens.refresh().reveal());
        Consent.Code code = (Consent.Code) shown.getFirst();
        assertEquals(URI.create("https://provider.example/device"), code.address());
        assertEquals("ABCD-EFGH", code.code());
        assertEquals("mail offline", provider.asked().getFirst().get("scope"));
        assertEquals("client-1", provider.asked().getLast().get("client_id"));
        assertEquals("dev-secret-1", provider.asked().getLast().get("device_code"));
        assertEquals("urn:ietf:params:oauth:grant-type:device_code", provider.asked().getLast().get("grant_type"));
    }

    /** RFC 8628 section 3.5: five seconds more, each time it is said. */
    @Test
    void slowDownIsHeeded() throws Exception {
        provider.tokens(PlayedProvider.error("slow_down"), PlayedProvider.error("slow_down"), PlayedProvider.granted("a", "r"));
        long start = System.nanoTime();
        run();
        assertTrue(System.nanoTime() - start >= SHORT_SECOND.multipliedBy(1 + 6 + 11).toNanos());
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_denied", "expired_token", "invalid_client", "invalid_scope"})
    void aRefusalEndsIt(String error) {
        provider.tokens(PlayedProvider.error("authorization_pending"), PlayedProvider.error(error));
        OAuthException refused = refusal();
        assertEquals(error, refused.error());
        assertFalse(refused.getMessage().contains("dev-secret-1"), refused.getMessage());
    }

    @Test
    void whoNeverTypesTheCodeIsTooLate() {
        provider.tokens(PlayedProvider.error("authorization_pending"));
        Instant begin = Instant.now();
        int[] questions = {0};
        OAuthException late = assertThrows(OAuthException.class, () -> run(() -> begin.plusSeconds(200L * questions[0]++)));
        assertEquals("expired_token", late.error());
    }

    /** RFC 8628 section 3.5: a connection that fails is no refusal. */
    @Test
    void aServerThatFailsIsAskedAgain() throws Exception {
        provider.tokens(new Answer(503, "busy"), new Answer(200, "<html>a captive portal</html>"), PlayedProvider.granted("a", "r"));
        assertEquals("a", run().access().reveal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "no json", "{\"device_code\":\"d\",\"user_code\":\"\",\"verification_uri\":\"https://p.example\"}",
            "{\"device_code\":\"d\",\"user_code\":\"A\",\"verification_uri\":\"javascript:alert(1)\"}", "{\"device_code\":\"d\",\"user_code\":\"A\",\"verification_uri\":\"file:///etc/passwd\"}",
            "{\"device_code\":\"d\",\"user_code\":\"A\\nB\",\"verification_uri\":\"https://p.example\"}", "{\"device_code\":\"\",\"user_code\":\"A\",\"verification_uri\":\"https://p.example\"}",
            "{\"device_code\":\"d\",\"user_code\":\"A\",\"verification_uri\":\"https://p.example/\\u0007\"}"})
    void whatTheUserCannotUseIsNotShown(String body) {
        provider.device(new Answer(200, body));
        assertTrue(refusal().isUnreachable());
        assertEquals(List.of(), shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\\u0001b", "a\\r\\nRSET", ""})
    void aTokenThatCouldBreakOutOfTheProtocolIsNone(String token) {
        provider.tokens(PlayedProvider.granted(token, "r"), PlayedProvider.error("access_denied"));
        assertEquals("access_denied", refusal().error());
    }
}
