package org.autoroute.smtp.routing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a decision depends on. Immutable, any thread.
 *
 * @param entries     the valid entries in list order
 * @param network     where the computer is
 * @param resolutions what is known of each host name in the entries; a name that is missing counts as pending
 * @param settings    the user's settings
 * @param manual      index into the entries of the server the user chose, when a choice is in force
 */
public record RoutingInput(List<ServerEntry> entries, NetworkSnapshot network, Map<String, Resolution> resolutions, RoutingSettings settings,
        Optional<Integer> manual) {

    public RoutingInput {
        entries = List.copyOf(entries);
        resolutions = Map.copyOf(resolutions);
    }
}
