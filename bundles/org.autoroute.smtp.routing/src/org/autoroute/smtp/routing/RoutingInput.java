package org.autoroute.smtp.routing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a decision depends on. Immutable, any thread.
 *
 * @param entries     the valid entries in list order
 * @param network     where the computer is
 * @param resolutions what is known of each host name in the entries, by {@link HostPort#host()}; a name that is missing counts as pending, or as
 *                    suppressed while the settings forbid to look names up
 * @param settings    the user's settings
 * @param manual      index into the entries of the server the user chose, when a choice is in force
 */
public record RoutingInput(List<ServerEntry> entries, NetworkSnapshot network, Map<String, Resolution> resolutions, RoutingSettings settings,
        Optional<Integer> manual) {

    public RoutingInput {
        entries = List.copyOf(entries);
        resolutions = Map.copyOf(resolutions);
    }

    /** What is known of an entry's addresses: its own when it is given as one, else what is known of its name. */
    public Resolution resolution(ServerEntry entry) {
        String host = entry.server().host();
        return entry.server().literal().<Resolution>map(address -> new Resolution.Resolved(List.of(address)))
                .orElseGet(() -> resolutions.containsKey(host) ? resolutions.get(host) : unasked());
    }

    private Resolution unasked() {
        return ResolvePolicy.suppression(network, settings).<Resolution>map(Resolution.Suppressed::new).orElseGet(Resolution.Pending::new);
    }
}
