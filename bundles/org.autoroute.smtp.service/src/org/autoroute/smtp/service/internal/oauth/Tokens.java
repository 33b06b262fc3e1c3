package org.autoroute.smtp.service.internal.oauth;

import java.time.Duration;
import java.time.Instant;

import org.autoroute.smtp.relay.Secret;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * What a provider gave. Never shows itself. Immutable.
 *
 * @param access  logs in until it ends
 * @param refresh gets the next one; empty when there is none
 * @param until   when the access token ends
 */
record Tokens(Secret access, Secret refresh, Instant until) {

    /** RFC 6750 section 2.1; also keeps whatever would end a line or a field out of the protocols. */
    private static final String FORM = "[A-Za-z0-9._~+/=-]{1,8192}";
    private static final long USUAL_SECONDS = 3600;

    /** @throws OAuthException when there is no usable token in the answer */
    static Tokens of(JsonObject answer, Secret formerRefresh, Instant now) throws OAuthException {
        String access = Endpoint.text(answer, "access_token");
        if (!access.matches(FORM)) {
            throw new OAuthException(OAuthException.UNREACHABLE, "the answer has no access token");
        }
        String refresh = Endpoint.text(answer, "refresh_token");
        return new Tokens(new Secret(access), refresh.isEmpty() ? formerRefresh : new Secret(refresh),
                now.plusSeconds(Endpoint.seconds(answer, "expires_in", USUAL_SECONDS)));
    }

    /** Of what {@link #secret()} made; as ended as can be when that was not it. */
    static Tokens of(Secret stored) {
        try {
            JsonObject json = JsonParser.parseString(stored.reveal()).getAsJsonObject();
            return new Tokens(new Secret(Endpoint.text(json, "access")), new Secret(Endpoint.text(json, "refresh")),
                    Instant.ofEpochSecond(Endpoint.seconds(json, "until", 0) * 60));
        } catch (JsonParseException | IllegalStateException other) {
            return new Tokens(new Secret(""), new Secret(""), Instant.EPOCH);
        }
    }

    /** All of it, to be kept. */
    Secret secret() {
        JsonObject json = new JsonObject();
        json.addProperty("access", access.reveal());
        json.addProperty("refresh", refresh.reveal());
        json.addProperty("until", Long.toString(until.getEpochSecond() / 60));
        return new Secret(json.toString());
    }

    boolean lasts(Instant now, Duration time) {
        return !access.reveal().isEmpty() && now.plus(time).isBefore(until);
    }

    /** The same, the access token ended. */
    Tokens ended() {
        return new Tokens(access, refresh, Instant.EPOCH);
    }

    @Override
    public String toString() {
        return "tokens until " + until;
    }
}
