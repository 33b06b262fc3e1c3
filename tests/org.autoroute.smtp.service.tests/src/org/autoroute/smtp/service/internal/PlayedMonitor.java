package org.autoroute.smtp.service.internal;

import java.util.function.Consumer;

import org.autoroute.smtp.network.NetworkMonitor;
import org.autoroute.smtp.routing.NetworkSnapshot;

/** Is where the test says. */
public final class PlayedMonitor implements NetworkMonitor {

    private NetworkSnapshot current;
    private Consumer<NetworkSnapshot> onChange;

    public PlayedMonitor(NetworkSnapshot first) {
        this.current = first;
    }

    @Override
    public NetworkSnapshot current() {
        return onChange == null ? NetworkSnapshot.OFFLINE : current;
    }

    @Override
    public void start(Consumer<NetworkSnapshot> changed) {
        onChange = changed;
    }

    public void move(NetworkSnapshot to) {
        current = to;
        onChange.accept(to);
    }

    @Override
    public void close() {
    }
}
