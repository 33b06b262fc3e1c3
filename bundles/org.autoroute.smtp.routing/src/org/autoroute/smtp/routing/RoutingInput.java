package org.autoroute.smtp.routing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All that a decision depends on. Immutable, any thread.
 *
 * @param entries      the valid entries in list order
 * @param network      where the computer is
 * @param resolutions  what is known of each host name in the entries, by {@link HostPort#host()}; a name that is missing counts as pending, or as
 *                     suppressed while the settings forbid to look names up
 * @param settings     the user's settings
 * @param manual       index into the entries of the server the user chose, when a choice is in force
 * @param senderDomain domain of the sender in the envelope, in lower case, A-labels for internationalised names (RFC 5890); the empty text for the null
 *                     reverse-path (RFC 5321 section 4.5.5); nothing while it is not known
 */
public record RoutingInput(List<ServerEntry> entries, NetworkSnapshot network, Map<String, Resolution> resolutions, RoutingSettings settings,
        Optional<Integer> manual, Optional<String> senderDomain) {

    public RoutingInput {
        entries = List.copyOf(entries);
        resolutions = Map.copyOf(resolutions);
    }

    /** While the sender is not known. */
    public RoutingInput(List<ServerEntry> entries, NetworkSnapshot network, Map<String, Resolution> resolutions, RoutingSettings settings,
            Optional<Integer> manual) {
        this(entries, network, resolutions, settings, manual, Optional.empty());
    }

    /** The same for mail of a sender: the domain as the envelope has it, the empty text for the null reverse-path. */
    public RoutingInput withSender(String domain) {
        String known = HostName.of(domain) instanceof HostName.Good name ? name.ascii() : domain.toLowerCase(Locale.ROOT);
        return new RoutingInput(entries, network, resolutions, settings, manual, Optional.of(known));
    }

    /** Whether mail of this sender may leave by an entry. */
    boolean admits(ServerEntry entry) {
        return entry.conditions().admit(senderDomain);
    }

    /** The entries mail of this sender may leave by, in list order. */
    List<ServerEntry> admitted() {
        return entries.stream().filter(this::admits).toList();
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
