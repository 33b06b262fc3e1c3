package org.autoroute.smtp.ui.internal.network;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.autoroute.smtp.routing.Connection;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.OwnAddress;
import org.autoroute.smtp.ui.internal.Messages;

/** Puts where this computer is into rows. Immutable, any thread. */
record OwnAddressPresenter(Messages messages) {

    /** At least one row; link-local addresses, which say the least, and connections without an address stand last. */
    List<OwnAddressRow> rows(NetworkSnapshot network) {
        Stream<OwnAddressRow> addresses = network.addresses().stream()
                .sorted(Comparator.comparing(own -> own.address().toInetAddress().isLinkLocalAddress())).map(own -> row(own, network.connectionsOf(own)));
        Stream<OwnAddressRow> others = network.connectionsWithoutAddress().stream().map(this::row);
        List<OwnAddressRow> all = Stream.concat(addresses, others).toList();
        return all.isEmpty() ? List.of(new OwnAddressRow(none(), none(), none(), messages.get("offline"), none())) : all;
    }

    private OwnAddressRow row(OwnAddress own, List<Connection> connections) {
        String names = connections.stream().map(Connection::name).distinct().collect(Collectors.joining(", "));
        String kinds = connections.stream().map(this::kind).distinct().collect(Collectors.joining(", "));
        return new OwnAddressRow(own.address().toString(), own.mask(), own.interfaceName(), names.isEmpty() ? own.connection().orElse(none()) : names,
                kinds.isEmpty() ? none() : kinds);
    }

    private OwnAddressRow row(Connection connection) {
        return new OwnAddressRow(none(), none(), connection.interfaceName().orElse(none()), connection.name(), kind(connection));
    }

    private String kind(Connection connection) {
        return messages.get("kind." + connection.kind());
    }

    private String none() {
        return messages.get("none");
    }
}
