package org.autoroute.smtp.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place to imagine being at, and a sender to imagine sending as. Where no part of the place is given, it is the one we are at. Immutable, any thread.
 *
 * @param addresses    own addresses with their prefix lengths
 * @param connection   name of a connection that is up; what carries it is known when it is up now
 * @param around       what the network around says of itself
 * @param senderDomain domain of the sender, the empty text for the null reverse-path; nothing while it is not known
 * @param names        addresses to take host names for, by host in lower case; in place of what is known of them
 */
public record Place(List<OwnAddress> addresses, Optional<String> connection, Surroundings around, Optional<String> senderDomain,
        Map<String, List<IpAddress>> names) {

    public Place {
        addresses = List.copyOf(addresses);
        names = Map.copyOf(names);
    }

    /** Whether it is the place we are at. */
    public boolean isHere() {
        return addresses.isEmpty() && connection.isEmpty() && around.equals(Surroundings.UNKNOWN);
    }

    /**
     * What a decision there would be made from. Names that are not known now stay unknown: nobody is asked. As when we really go there, a choice by hand
     * is given up while the server is chosen automatically, and names are not used where the settings forbid to look them up.
     */
    public RoutingInput in(RoutingInput present) {
        NetworkSnapshot network = isHere() ? present.network() : network(present.network());
        boolean choiceStays = isHere() || !present.settings().autoroute();
        boolean allowed = ResolvePolicy.suppression(network, present.settings()).isEmpty();
        RoutingInput there = new RoutingInput(present.entries(), network, allowed ? resolutions(present) : Map.of(), present.settings(),
                choiceStays ? present.manual() : Optional.empty());
        return senderDomain.map(there::withSender).orElse(there);
    }

    private NetworkSnapshot network(NetworkSnapshot present) {
        List<Connection> up = connection.stream().map(name -> present.connections().stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst()
                .map(known -> new Connection(name, known.kind(), Optional.empty())).orElseGet(() -> new Connection(name, Connection.Kind.OTHER, Optional.empty())))
                .toList();
        return new NetworkSnapshot(addresses, up, around);
    }

    private Map<String, Resolution> resolutions(RoutingInput present) {
        Map<String, Resolution> known = new HashMap<>();
        for (ServerEntry entry : present.entries()) {
            Resolution now = present.resolution(entry);
            boolean answered = isHere() || now instanceof Resolution.Resolved || now instanceof Resolution.Failed;
            known.put(entry.server().host(), answered ? now : new Resolution.Failed(Text.of(Place.class, "place.notAsked")));
        }
        names.forEach((host, found) -> known.put(host, new Resolution.Resolved(found)));
        return known;
    }
}
