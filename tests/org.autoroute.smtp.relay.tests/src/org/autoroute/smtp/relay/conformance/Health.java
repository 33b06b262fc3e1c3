package org.autoroute.smtp.relay.conformance;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.autoroute.smtp.relay.HealthObserver;
import org.autoroute.smtp.relay.ServerHealth;
import org.autoroute.smtp.routing.HostPort;

/** Everything the relay told of the health of servers. */
final class Health implements HealthObserver {

    private final List<ServerHealth> told = new CopyOnWriteArrayList<>();

    @Override
    public void changed(ServerHealth health) {
        told.add(health);
    }

    List<ServerHealth> of(HostPort server) {
        return told.stream().filter(health -> health.server().equals(server)).toList();
    }

    Optional<ServerHealth> last(HostPort server) {
        return of(server).stream().reduce((earlier, later) -> later);
    }
}
