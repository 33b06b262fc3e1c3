package org.autoroute.smtp.routing;

import java.util.Optional;

/** A part of a line of the server list, in the order of the canonical line. */
public enum LinePart {
    HOST, PORT,
    /** Without its quotes. */
    CONNECTION, RANGE, SSID, GATEWAY, DNS, FROM, TLS, PIN, LOGIN, USER, IN_CLEAR, LEND;

    /** The attribute it stands in; empty when it stands by itself. */
    Optional<Attribute> attribute() {
        return switch (this) {
            case HOST, PORT, CONNECTION, RANGE -> Optional.empty();
            case SSID -> Optional.of(Attribute.SSID);
            case GATEWAY -> Optional.of(Attribute.GATEWAY);
            case DNS -> Optional.of(Attribute.DNS);
            case FROM -> Optional.of(Attribute.FROM);
            case TLS -> Optional.of(Attribute.TLS);
            case PIN -> Optional.of(Attribute.PIN);
            case LOGIN -> Optional.of(Attribute.LOGIN);
            case USER -> Optional.of(Attribute.USER);
            case IN_CLEAR -> Optional.of(Attribute.IN_CLEAR);
            case LEND -> Optional.of(Attribute.LEND);
        };
    }
}
