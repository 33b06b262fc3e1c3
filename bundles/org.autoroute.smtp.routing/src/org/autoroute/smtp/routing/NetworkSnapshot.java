package org.autoroute.smtp.routing;

import java.util.List;

/**
 * Where this computer is: all addresses and connections at one moment, and what the network says of itself. Two snapshots are equal when nothing a decision could depend on differs.
 * Immutable, any thread.
 *
 * @param addresses    own addresses of interfaces that are up, without loopback
 * @param connections  connections that are up
 * @param surroundings what the network around says of itself
 */
public record NetworkSnapshot(List<OwnAddress> addresses, List<Connection> connections, Surroundings surroundings) {

    /** No address, no connection. */
    public static final NetworkSnapshot OFFLINE = new NetworkSnapshot(List.of(), List.of());

    public NetworkSnapshot {
        addresses = List.copyOf(addresses);
        connections = List.copyOf(connections);
    }

    /** Where nothing is known of the network around. */
    public NetworkSnapshot(List<OwnAddress> addresses, List<Connection> connections) {
        this(addresses, connections, Surroundings.UNKNOWN);
    }

    /** Whether this is the same place, though the way to the internet may have opened or closed meanwhile. */
    public boolean isPlaceOf(NetworkSnapshot other) {
        return addresses.equals(other.addresses) && connections.equals(other.connections) && surroundings.isPlaceOf(other.surroundings);
    }

    /** The connections an address came by: those over its interface, and the one it names. */
    public List<Connection> connectionsOf(OwnAddress own) {
        return connections.stream().filter(connection -> connection.interfaceName().map(own.interfaceName()::equals).orElse(false)
                || own.connection().map(connection.name()::equalsIgnoreCase).orElse(false)).toList();
    }

    /** The connections that gave this computer no address of its own. */
    public List<Connection> connectionsWithoutAddress() {
        return connections.stream().filter(connection -> addresses.stream().noneMatch(own -> connectionsOf(own).contains(connection))).toList();
    }
}
