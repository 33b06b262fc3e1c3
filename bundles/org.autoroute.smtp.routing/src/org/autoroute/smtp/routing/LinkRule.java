package org.autoroute.smtp.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.autoroute.smtp.routing.Explanation.EntryVerdict;

/** Links: an entry tied to a connection that is up, or to a range one of our addresses is in. With both, both must hold. */
final class LinkRule {

    private static final String RULE = "links";

    private LinkRule() {
    }

    static Ruling apply(RoutingInput input) {
        if (!input.settings().autoroute()) {
            return Ruling.off(RULE, Reason.CONNECTION, text("rule.autorouteOff." + RULE));
        }
        List<Candidate> candidates = new ArrayList<>();
        List<EntryVerdict> verdicts = new ArrayList<>();
        for (ServerEntry entry : input.entries()) {
            Optional<OwnAddress> inRange = entry.range().flatMap(range -> within(range, input.network()));
            boolean up = entry.connection().filter(name -> isUp(name, input.network())).isPresent();
            boolean holds = entry.isLinked() && !entry.conditions().arePlaces() && up == entry.connection().isPresent() && inRange.isPresent() == entry.range().isPresent();
            verdicts.add(new EntryVerdict(entry, holds, verdict(entry, up, inRange)));
            if (holds) {
                Match match = new Match(inRange, Optional.empty(), Optional.empty());
                candidates.add(new Candidate(entry, reason(entry), Optional.of(match), input.resolution(entry).known()));
            }
        }
        Reason reason = candidates.isEmpty() ? Reason.CONNECTION : candidates.getFirst().reason();
        return Ruling.of(RULE, reason, candidates, verdicts);
    }

    private static Reason reason(ServerEntry entry) {
        return entry.connection().isPresent() ? Reason.CONNECTION : Reason.RANGE;
    }

    private static Optional<OwnAddress> within(IpRange range, NetworkSnapshot network) {
        return network.addresses().stream().filter(own -> range.contains(own.address())).findFirst();
    }

    private static boolean isUp(String name, NetworkSnapshot network) {
        Stream<String> ofAddresses = network.addresses().stream().flatMap(own -> own.connection().stream());
        return Stream.concat(network.connections().stream().map(Connection::name), ofAddresses).anyMatch(name::equalsIgnoreCase);
    }

    private static Text verdict(ServerEntry entry, boolean up, Optional<OwnAddress> inRange) {
        Optional<Text> connection = entry.connection().map(name -> text(up ? "link.up" : "link.down", name));
        Optional<Text> range = entry.range().map(r -> inRange.map(own -> text("link.inRange", own.address().toString(), r.toString()))
                .orElseGet(() -> text("link.outOfRange", r.toString())));
        if (connection.isPresent() && range.isPresent()) {
            return text("verdict.two", entry.toShortLine(), connection.get(), range.get());
        }
        return text("verdict", entry.toShortLine(), connection.or(() -> range).orElseGet(() -> text("link.none")));
    }

    private static Text text(String key, Object... arguments) {
        return Text.of(LinkRule.class, key, arguments);
    }
}
