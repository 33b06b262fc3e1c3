package org.autoroute.smtp.network.internal;

import java.util.List;
import org.autoroute.smtp.routing.Surroundings;

/**
 * What is known by those who know connections by their names.
 *
 * @param named  connections that are up
 * @param around what they tell of the network besides
 */
public record Connections(List<NamedConnection> named, Surroundings around) {

    public static final Connections NONE = new Connections(List.of(), Surroundings.UNKNOWN);

    public Connections {
        named = List.copyOf(named);
    }
}
