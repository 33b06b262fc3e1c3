package org.autoroute.smtp.routing;

import java.util.Optional;

/**
 * A connection that is up: what the system or its network manager calls it. Immutable, any thread.
 *
 * @param name          the name a user knows, e.g. a Wi-Fi name or a dial-up entry; compared without regard to case
 * @param kind          what carries it
 * @param interfaceName the interface it runs over, when known
 */
public record Connection(String name, Kind kind, Optional<String> interfaceName) {

    /** What carries a connection. */
    public enum Kind {
        ETHERNET, WIFI, DIAL_UP, VPN, MOBILE, OTHER;

        /** Whether the manual's "dial-up connection" covers it: something a user has to bring up. */
        public boolean isDialUp() {
            return this == DIAL_UP || this == VPN || this == MOBILE;
        }
    }
}
