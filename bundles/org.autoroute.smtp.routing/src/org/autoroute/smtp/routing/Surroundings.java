package org.autoroute.smtp.routing;

import java.util.List;

/**
 * What the network around this computer says of itself. Two of them are equal whatever order the system told it in. Immutable, any thread.
 *
 * @param ssids        names of the Wi-Fi networks it has joined
 * @param gateways     where the default routes lead
 * @param dnsSuffixes  domains the networks give their computers, in lower case without a dot at either end
 * @param connectivity how far the system gets from here
 */
public record Surroundings(List<String> ssids, List<IpAddress> gateways, List<String> dnsSuffixes, Connectivity connectivity) {

    /** Nothing is known. */
    public static final Surroundings UNKNOWN = new Surroundings(List.of(), List.of(), List.of(), Connectivity.UNKNOWN);

    public Surroundings {
        ssids = ssids.stream().distinct().sorted().toList();
        gateways = gateways.stream().distinct().sorted().toList();
        dnsSuffixes = dnsSuffixes.stream().distinct().sorted().toList();
    }

    /** How far the system gets from here, as it found by trying. */
    public enum Connectivity {
        /** Nobody tried, or nobody said. */
        UNKNOWN,
        /** Nowhere. */
        NONE,
        /** To a page that wants a login first, and no further. */
        PORTAL,
        /** Somewhere, but not to the whole internet. */
        LIMITED,
        /** To the whole internet. */
        FULL
    }
}
