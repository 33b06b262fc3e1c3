package org.autoroute.smtp.service.internal.oauth;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.service.login.Consent;

/**
 * RFC 8252: the user's browser asks at the provider's, and comes back to an address of this computer with a code. What comes back counts only with the
 * state that went out (RFC 6749 section 10.12), and the code is worth nothing without the verifier that never left this program (RFC 7636).
 */
final class BrowserFlow implements Asking.Flow {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int RANDOM_OCTETS = 32;

    private final InstantSource clock;
    private final String user;
    private final SecureRandom random = new SecureRandom();

    /** @param user whom the provider may suggest */
    BrowserFlow(InstantSource clock, String user) {
        this.clock = clock;
        this.user = user;
    }

    @Override
    public Tokens run(OAuthProvider provider, Consumer<Consent> shown) throws OAuthException, InterruptedException {
        String state = random();
        String verifier = random();
        Instant until = clock.instant().plus(LIFE);
        try (Redirect redirect = Redirect.await(state)) {
            shown.accept(new Consent.Page(page(provider, redirect.address(), state, verifier), until));
            String code = redirect.code(Duration.between(clock.instant(), until));
            Map<String, String> form = provider.identified(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirect.address().toString(),
                    "code_verifier", verifier));
            return Tokens.of(Endpoint.post(provider.token(), form), new Secret(""), clock.instant());
        } catch (IOException noPort) {
            throw new OAuthException(OAuthException.UNREACHABLE, String.valueOf(noPort.getMessage()));
        }
    }

    private URI page(OAuthProvider provider, URI redirect, String state, String verifier) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", provider.clientId());
        query.put("redirect_uri", redirect.toString());
        query.put("scope", provider.scope());
        query.put("state", state);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        query.put("login_hint", user);
        String address = provider.authorization().toString();
        return URI.create(address + (address.indexOf('?') < 0 ? "?" : "&") + Endpoint.encoded(query));
    }

    private String random() {
        byte[] octets = new byte[RANDOM_OCTETS];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    /** RFC 7636 section 4.2. */
    static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
