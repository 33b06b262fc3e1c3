package org.autoroute.smtp.routing;

import java.util.List;
import java.util.stream.Stream;

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

    /** What both know together; how far the system gets, as this one has it if it has. */
    public Surroundings and(Surroundings other) {
        return new Surroundings(joined(ssids, other.ssids), joined(gateways, other.gateways), joined(dnsSuffixes, other.dnsSuffixes),
                connectivity == Connectivity.UNKNOWN ? other.connectivity : connectivity);
    }

    boolean isPlaceOf(Surroundings other) {
        return ssids.equals(other.ssids) && gateways.equals(other.gateways) && dnsSuffixes.equals(other.dnsSuffixes);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
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
