package org.autoroute.smtp.service.internal.decision;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.autoroute.smtp.routing.Connection;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.OwnAddress;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.ServerList;

/** Networks and lists that tests speak of. */
public final class Places {

    public static final NetworkSnapshot FIRST = at("192.0.2.7", 24);
    public static final NetworkSnapshot SECOND = at("198.51.100.7", 24);
    public static final NetworkSnapshot LAN = at("192.168.1.7", 24);

    private Places() {
    }

    public static NetworkSnapshot at(String address, int prefix) {
        return new NetworkSnapshot(List.of(new OwnAddress(IpAddress.parse(address).orElseThrow(), prefix, "eth0", Optional.of("Wired"))),
                List.of(new Connection("Wired", Connection.Kind.ETHERNET, Optional.of("eth0"))));
    }

    public static NetworkSnapshot withDialUp(NetworkSnapshot place) {
        return new NetworkSnapshot(place.addresses(), Stream.concat(place.connections().stream(),
                Stream.of(new Connection("Etype", Connection.Kind.DIAL_UP, Optional.of("ppp0")))).toList());
    }

    public static List<ServerEntry> entries(String... lines) {
        return ServerList.parse(String.join("\n", lines)).entries();
    }
}
