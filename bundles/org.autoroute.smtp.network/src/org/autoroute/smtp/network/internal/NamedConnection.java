package org.autoroute.smtp.network.internal;

import java.util.List;
import java.util.Optional;
import org.autoroute.smtp.routing.Connection;

/**
 * A connection that is up and what carries it.
 *
 * @param names         the names users may know it by, the chief one first; at least one
 * @param interfaceName the interface its addresses are on, when known
 */
public record NamedConnection(List<String> names, Connection.Kind kind, Optional<String> interfaceName) {

    public NamedConnection {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("no name");
        }
    }

    public static NamedConnection of(String name, Connection.Kind kind, Optional<String> interfaceName) {
        return new NamedConnection(List.of(name), kind, interfaceName);
    }
}
