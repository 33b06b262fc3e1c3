package org.autoroute.smtp.service.internal.oauth;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.service.login.Consent;

import com.google.gson.JsonObject;

/** RFC 8628: the user types a code at the provider's, on any device, while the program asks now and then whether that is done. */
final class DeviceFlow implements Asking.Flow {

    /** RFC 8628 section 3.2 and 3.5. */
    private static final long USUAL_INTERVAL = 5;
    private static final long SLOWER = 5;
    private static final long LONGEST_INTERVAL = 60;
    private static final long LONGEST_LIFE = 1800;
    private static final Secret NONE = new Secret("");

    private final InstantSource clock;
    private final Duration second;

    DeviceFlow(InstantSource clock) {
        this(clock, Duration.ofSeconds(1));
    }

    /** @param second how long the provider's second is, for a test that has not that much time */
    DeviceFlow(InstantSource clock, Duration second) {
        this.clock = clock;
        this.second = second;
    }

    @Override
    public Tokens run(OAuthProvider provider, Consumer<Consent> shown) throws OAuthException, InterruptedException {
        JsonObject begun = Endpoint.post(provider.device().orElseThrow(), provider.identified(Map.of("scope", provider.scope())));
        String deviceCode = Endpoint.text(begun, "device_code");
        Instant until = clock.instant().plusSeconds(Math.min(LONGEST_LIFE, Endpoint.seconds(begun, "expires_in", LONGEST_LIFE)));
        shown.accept(consent(begun, until));
        long interval = Math.clamp(Endpoint.seconds(begun, "interval", USUAL_INTERVAL), 1, LONGEST_INTERVAL);
        Map<String, String> form = provider.identified(Map.of("grant_type", "urn:ietf:params:oauth:grant-type:device_code", "device_code", deviceCode));
        while (clock.instant().isBefore(until)) {
            Thread.sleep(second.multipliedBy(interval));
            try {
                return Tokens.of(Endpoint.post(provider.token(), form), NONE, clock.instant());
            } catch (OAuthException notYet) {
                interval = switch (notYet.error()) {
                    case "authorization_pending" -> interval;
                    case "slow_down" -> interval + SLOWER;
                    case OAuthException.UNREACHABLE -> Math.min(LONGEST_INTERVAL, interval * 2);
                    default -> throw notYet;
                };
            }
        }
        throw Asking.late(until);
    }

    /** Whatever the provider says is shown to the user, so it must be a page and a code and nothing else. */
    private static Consent consent(JsonObject begun, Instant until) throws OAuthException {
        String address = Endpoint.text(begun, begun.has("verification_uri") ? "verification_uri" : "verification_url");
        String code = Endpoint.text(begun, "user_code");
        if (!address.matches("https?://[!-~]{1,500}") || !code.matches("[ -~]{1,64}") || Endpoint.text(begun, "device_code").isEmpty()) {
            throw new OAuthException(OAuthException.UNREACHABLE, "the answer has no code");
        }
        try {
            return new Consent.Code(URI.create(address), code, until);
        } catch (IllegalArgumentException noAddress) {
            throw new OAuthException(OAuthException.UNREACHABLE, "the answer has no address");
        }
    }
}
