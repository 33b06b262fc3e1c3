package org.autoroute.smtp.service.internal;

import java.util.HashMap;
import java.util.Map;

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

    ServerHealth of(HostPort server) {
        return healths.getOrDefault(server, ServerHealth.unknown(server));
    }
}
