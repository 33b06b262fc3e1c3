package org.autoroute.smtp.service.internal.oauth;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How to speak with a provider (RFC 6749).
 *
 * @param authorization where a browser asks (section 3.1); may have a query
 * @param token         where tokens are got (section 3.2)
 * @param device        where codes are got (RFC 8628 section 3.1), when it can do that
 * @param scope         what is asked for
 * @param clientId      whom the provider knows this program, or this user's copy of it, as; empty while the user has not said
 * @param clientSecret  of some providers; of a program on a user's computer it is no secret (RFC 8252 section 8.5)
 */
record OAuthProvider(String name, URI authorization, URI token, Optional<URI> device, String scope, String clientId, Optional<String> clientSecret) {

    /** With what every request to the provider's own addresses has in it. */
    Map<String, String> identified(Map<String, String> form) {
        Map<String, String> whole = new LinkedHashMap<>(form);
        whole.put("client_id", clientId);
        clientSecret.ifPresent(secret -> whole.put("client_secret", secret));
        return whole;
    }

    /** Nobody may read or change what is said, but on this computer itself. */
    static boolean isSafe(URI address) {
        String host = address.getHost();
        boolean here = "127.0.0.1".equals(host) || "localhost".equals(host) || "[::1]".equals(host);
        return host != null && address.getUserInfo() == null && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()) && here);
    }
}
