package org.autoroute.smtp.routing;

import java.util.Locale;
import java.util.Optional;

/**
 * SHA-256 over the DER octets of a certificate. Immutable, any thread.
 *
 * @param hex 64 hexadecimal digits in lower case
 */
public record Fingerprint(String hex) {

    /** @throws IllegalArgumentException when it is not as described */
    public Fingerprint {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(hex);
        }
    }

    /** Reads digits of either case, colons between pairs allowed. */
    public static Optional<Fingerprint> parse(String text) {
        String digits = text.replace(":", "").toLowerCase(Locale.ROOT);
        return digits.matches("[0-9a-f]{64}") ? Optional.of(new Fingerprint(digits)) : Optional.empty();
    }

    /** In pairs of upper case with colons, as other programs show it. */
    @Override
    public String toString() {
        return hex.toUpperCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
    }
}
