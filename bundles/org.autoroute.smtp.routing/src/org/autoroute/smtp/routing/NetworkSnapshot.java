package org.autoroute.smtp.routing;

import java.util.List;

/**
 * Where this computer is: all addresses and connections at one moment. Two snapshots are equal when nothing a decision could depend on differs.
 * Immutable, any thread.
 *
 * @param addresses   own addresses of interfaces that are up, without loopback
 * @param connections connections that are up
 */
public record NetworkSnapshot(List<OwnAddress> addresses, List<Connection> connections) {

    /** No address, no connection. */
    public static final NetworkSnapshot OFFLINE = new NetworkSnapshot(List.of(), List.of());

    public NetworkSnapshot {
        addresses = List.copyOf(addresses);
        connections = List.copyOf(connections);
    }
}
