package org.autoroute.smtp.service.probe;

import java.util.Map;
import java.util.Optional;

import org.autoroute.smtp.routing.HostPort;

/**
 * What was seen before. Immutable.
 *
 * @param here      on this network
 * @param elsewhere on other networks, the latest of each door that was open
 */
record Past(Map<HostPort, Door> here, Map<HostPort, Door> elsewhere) {

    Past {
        here = Map.copyOf(here);
        elsewhere = Map.copyOf(elsewhere);
    }

    /** How the door was when it was last open, here if it ever was. */
    Optional<Door> open(HostPort server) {
        return Optional.ofNullable(here.get(server)).filter(Door::isOpen).or(() -> Optional.ofNullable(elsewhere.get(server)));
    }
}
