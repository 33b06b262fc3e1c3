package org.autoroute.smtp.relay.internal.session;

import java.util.Optional;

import org.autoroute.smtp.relay.internal.upstream.Link;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.Route;

/**
 * What a session was built on, to tell whether a change of the network concerns it.
 *
 * @param route the route at its start
 * @param link  its upstream, null while there is none because it depends on the sender
 */
record RouteWatch(Route route, Link link) {

    /** Whether the own address of the upstream connection is there no more. */
    boolean addressIsGone(NetworkSnapshot now) {
        return link != null && link.isAddressGone(now);
    }

    /** Whether another server is the active one. A session that had to turn to a later candidate stays as long as the first one is the same. */
    boolean isOutdatedBy(Route changed) {
        return !server(changed).equals(server(route));
    }

    private static Optional<HostPort> server(Route route) {
        return route.active().map(candidate -> candidate.entry().server());
    }
}
