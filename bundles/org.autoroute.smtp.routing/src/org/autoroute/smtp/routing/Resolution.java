package org.autoroute.smtp.routing;

import java.util.List;

/** What is known of a host name's addresses. Immutable, any thread. */
public sealed interface Resolution {

    /** The addresses found, at least one, in the order to try them. */
    record Resolved(List<IpAddress> addresses) implements Resolution {
        public Resolved {
            addresses = List.copyOf(addresses);
        }
    }

    /** The name has no address, or nobody could say. */
    record Failed(Text reason) implements Resolution {
    }

    /** A setting forbids asking at present. */
    record Suppressed(Rule by) implements Resolution {
        /** The setting that forbids it. */
        public enum Rule {
            DONT_RESOLVE_IN_LAN, DONT_RESOLVE_WITHOUT_DIAL_UP
        }
    }

    /** The answer is still awaited. */
    record Pending() implements Resolution {
    }

    /** The addresses known, empty unless resolved. */
    default List<IpAddress> known() {
        return this instanceof Resolved resolved ? resolved.addresses() : List.of();
    }
}
