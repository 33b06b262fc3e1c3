package org.autoroute.smtp.network.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.autoroute.smtp.routing.Connection;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.OwnAddress;
import org.autoroute.smtp.routing.Surroundings;

/** Puts interfaces, named connections and what is known of the network around together. */
final class Snapshots {

    private Snapshots() {
    }

    static NetworkSnapshot of(List<Link> links, Connections known, Surroundings around) {
        Map<String, String> nameOfInterface = new HashMap<>();
        List<Connection> connections = new ArrayList<>();
        for (NamedConnection each : known.named()) {
            each.interfaceName().ifPresent(i -> nameOfInterface.putIfAbsent(i, each.names().getFirst()));
            each.names().forEach(name -> connections.add(new Connection(name, each.kind(), each.interfaceName())));
        }
        for (Link link : links) {
            if (link.kind().isPresent() && link.hasNetwork() && nameOfInterface.putIfAbsent(link.name(), link.name()) == null) {
                connections.add(new Connection(link.name(), link.kind().get(), Optional.of(link.name())));
            }
        }
        List<OwnAddress> addresses = new ArrayList<>();
        for (Link link : links) {
            Optional<String> connection = Optional.ofNullable(nameOfInterface.get(link.name()));
            link.addresses().forEach(a -> addresses.add(new OwnAddress(a.address(), a.prefixLength(), link.name(), connection)));
        }
        return new NetworkSnapshot(addresses.stream().distinct().toList(), connections.stream().distinct().toList(), known.around().and(around));
    }
}
