package org.autoroute.smtp.routing;

import java.util.Optional;
import org.autoroute.smtp.routing.Resolution.Suppressed.Rule;

/** Says whether host names may be looked up. Asking may make a modem dial, so when in doubt the settings mean "do not". Any thread. */
public final class ResolvePolicy {

    private ResolvePolicy() {
    }

    /**
     * The setting that forbids to look up any name at present, empty when names may be looked up. IP addresses in entries need no look-up and count always.
     * <p>
     * A computer without any address is taken as one whose addresses are all local: nobody could answer, and asking may offer to dial.
     */
    public static Optional<Rule> suppression(NetworkSnapshot network, RoutingSettings settings) {
        if (settings.dontResolveInLan() && network.addresses().stream().allMatch(own -> own.address().isLocalNetwork())) {
            return Optional.of(Rule.DONT_RESOLVE_IN_LAN);
        }
        if (settings.dontResolveWithoutDialUp() && network.connections().stream().noneMatch(connection -> connection.kind().isDialUp())) {
            return Optional.of(Rule.DONT_RESOLVE_WITHOUT_DIAL_UP);
        }
        return Optional.empty();
    }
}
