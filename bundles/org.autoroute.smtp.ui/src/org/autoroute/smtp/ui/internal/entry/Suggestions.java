package org.autoroute.smtp.ui.internal.entry;

import java.util.List;

import org.autoroute.smtp.routing.Connection;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.Surroundings;

/**
 * What a field may be filled with, because it holds here and now. Immutable, any thread.
 *
 * @param connections names of connections that are up
 * @param ssids       Wi-Fi networks joined
 * @param gateways    default gateways
 * @param suffixes    DNS suffixes
 */
public record Suggestions(List<String> connections, List<String> ssids, List<String> gateways, List<String> suffixes) {

    /** What a snapshot tells of this place. */
    public static Suggestions of(NetworkSnapshot network) {
        Surroundings around = network.surroundings();
        return new Suggestions(network.connections().stream().map(Connection::name).distinct().toList(), around.ssids(),
                around.gateways().stream().map(IpAddress::toString).toList(), around.dnsSuffixes());
    }
}
