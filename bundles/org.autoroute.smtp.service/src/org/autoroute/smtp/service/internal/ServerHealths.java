package org.autoroute.smtp.service.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.autoroute.smtp.relay.CertificateFacts;
import org.autoroute.smtp.relay.HealthObserver;
import org.autoroute.smtp.relay.ServerHealth;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.service.internal.decision.Loop;

/** How the servers stand, by what the relay says. On the loop, except where it says otherwise. */
public final class ServerHealths implements HealthObserver {

    private final Loop loop;
    private final Map<HostPort, ServerHealth> healths = new HashMap<>();
    private Announcement announcement;

    public ServerHealths(Loop loop) {
        this.loop = loop;
    }

    /** Before the loop runs anything. @param changed told some time after changes, once for all of them */
    void tell(Runnable changed) {
        announcement = new Announcement(loop, changed);
    }

    /** From any thread. */
    @Override
    public void changed(ServerHealth health) {
        loop.execute(() -> {
            if (health.state() == ServerHealth.State.UNKNOWN && health.failures() == 0) {
                healths.remove(health.server());
            } else {
                healths.put(health.server(), health);
            }
            announcement.soon();
        });
    }

    /** The certificate that was refused of every server with a failure, if they are several and it is the same. */
    Optional<CertificateFacts> interceptor() {
        List<ServerHealth> failing = healths.values().stream().filter(health -> health.failures() > 0).toList();
        Set<Optional<CertificateFacts>> certificates = failing.stream().map(ServerHealth::certificate).collect(Collectors.toSet());
        boolean several = failing.stream().map(health -> health.server().host()).distinct().count() > 1;
        return several && certificates.size() == 1 ? certificates.iterator().next() : Optional.empty();
    }

    ServerHealth of(HostPort server) {
        return healths.getOrDefault(server, ServerHealth.unknown(server));
    }
}
