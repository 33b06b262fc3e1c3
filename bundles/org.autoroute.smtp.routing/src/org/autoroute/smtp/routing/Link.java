package org.autoroute.smtp.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What ties an entry to a place, part by part, and what became of each where we are. All parts must hold.
 *
 * @param parts   connection, range, Wi-Fi network, gateway and DNS suffix, as many as the entry has
 * @param inRange the own address that is in the range
 */
record Link(List<Part> parts, Optional<OwnAddress> inRange) {

    /** One of them, and in words what became of it. */
    record Part(boolean holds, Text text) {
    }

    static Link of(ServerEntry entry, NetworkSnapshot network) {
        List<Part> parts = new ArrayList<>();
        Optional<OwnAddress> inRange = entry.range().flatMap(range -> within(range, network));
        Surroundings around = network.surroundings();
        entry.connection().ifPresent(name -> parts.add(part("connection", isUp(name, network), name)));
        entry.range().ifPresent(range -> parts.add(inRange.map(own -> new Part(true, text("link.inRange", own.address().toString(), range.toString())))
                .orElseGet(() -> new Part(false, text("link.outOfRange", range.toString())))));
        entry.conditions().ssid().ifPresent(ssid -> parts.add(part("ssid", around.ssids().contains(ssid), ssid)));
        entry.conditions().gateway().ifPresent(gateway -> parts.add(part("gateway", around.gateways().contains(gateway), gateway.toString())));
        entry.conditions().dnsSuffix().ifPresent(suffix -> parts.add(part("dns", around.dnsSuffixes().contains(suffix), suffix)));
        return new Link(parts, inRange);
    }

    private static Part part(String kind, boolean holds, String value) {
        return new Part(holds, text("link." + kind + (holds ? ".holds" : ".fails"), value));
    }

    private static Optional<OwnAddress> within(IpRange range, NetworkSnapshot network) {
        return network.addresses().stream().filter(own -> range.contains(own.address())).findFirst();
    }

    private static boolean isUp(String name, NetworkSnapshot network) {
        Stream<String> ofAddresses = network.addresses().stream().flatMap(own -> own.connection().stream());
        return Stream.concat(network.connections().stream().map(Connection::name), ofAddresses).anyMatch(name::equalsIgnoreCase);
    }

    /** Also when there is no part. */
    boolean holds() {
        return parts.stream().allMatch(Part::holds);
    }

    Match match() {
        return new Match(inRange, Optional.empty(), Optional.empty());
    }

    /** The parts in words, none when there are none. */
    List<Text> words() {
        return parts.stream().map(Part::text).toList();
    }

    /** What was found for an entry, as one sentence. */
    static Text verdict(ServerEntry entry, List<Text> found) {
        return text("verdict", entry.toShortLine(), found.stream().reduce((one, next) -> text("verdict.and", one, next)).orElseGet(() -> text("link.none")));
    }

    private static Text text(String key, Object... arguments) {
        return Text.of(Link.class, key, arguments);
    }
}
