package org.autoroute.smtp.routing;

import java.util.Optional;

/** How the connection to a server is protected. */
public enum Tls {
    /** TLS from the first octet (RFC 8314 section 3.3). */
    IMPLICIT("implicit"),
    /** STARTTLS (RFC 3207) before anything else; without it the server is not used. */
    STARTTLS("starttls"),
    /** STARTTLS if the server offers it. Whoever was seen with TLS once does not get less later. */
    IF_OFFERED("if-offered"),
    /** None, whatever the server offers and whatever was seen before. */
    NONE("none");

    private static final int SUBMISSIONS = 465;
    private static final int SUBMISSION = 587;

    private final String word;

    Tls(String word) {
        this.word = word;
    }

    /** What stands when an entry says nothing: TLS at once on port 465, STARTTLS on port 587, else STARTTLS if offered. */
    public static Tls byPort(int port) {
        return switch (port) {
            case SUBMISSIONS -> IMPLICIT;
            case SUBMISSION -> STARTTLS;
            default -> IF_OFFERED;
        };
    }

    /** The value that a line of the server list names so, in small letters. */
    public static Optional<Tls> of(String word) {
        for (Tls tls : values()) {
            if (tls.word.equals(word)) {
                return Optional.of(tls);
            }
        }
        return Optional.empty();
    }

    /** As a line of the server list has it. */
    public String word() {
        return word;
    }

    /** Whether the server is not used without TLS. */
    public boolean isRequired() {
        return this == IMPLICIT || this == STARTTLS;
    }
}
