package org.autoroute.smtp.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.autoroute.smtp.routing.Explanation.EntryVerdict;
import org.autoroute.smtp.routing.Subnets.Subnet;

/** The search for a server inside one of our networks, with the masks as they are and with wider ones. A server matches by any of its addresses. */
final class SubnetRules {

    private SubnetRules() {
    }

    static Ruling normal(RoutingInput input) {
        if (!input.settings().autoroute()) {
            return Ruling.off("subnet", Reason.SUBNET, text("rule.autorouteOff.subnet"));
        }
        return search("subnet", Reason.SUBNET, input, List.of(Subnets.normal(input.network())));
    }

    static Ruling expanded(RoutingInput input) {
        if (!input.settings().autoroute()) {
            return Ruling.off("expanded", Reason.EXPANDED_SUBNET, text("rule.autorouteOff.expanded"));
        }
        if (!input.settings().expandMasks()) {
            return Ruling.off("expanded", Reason.EXPANDED_SUBNET, text("rule.expanded.off"));
        }
        List<List<Subnet>> steps = Subnets.STEPS.stream().map(step -> Subnets.widened(input.network(), step)).toList();
        return search("expanded", Reason.EXPANDED_SUBNET, input, steps);
    }

    /** All entries are tried in one step before the next step begins. */
    private static Ruling search(String rule, Reason reason, RoutingInput input, List<List<Subnet>> steps) {
        Map<Integer, Match> matches = new LinkedHashMap<>();
        for (List<Subnet> step : steps) {
            for (int i = 0; i < input.entries().size(); i++) {
                if (!matches.containsKey(i)) {
                    Optional<Match> match = match(input.resolution(input.entries().get(i)).known(), step);
                    if (match.isPresent()) {
                        matches.put(i, match.get());
                    }
                }
            }
        }
        List<Candidate> candidates = matches.entrySet().stream().map(found -> candidate(input, found.getKey(), reason, found.getValue())).toList();
        List<EntryVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < input.entries().size(); i++) {
            verdicts.add(verdict(rule, input, input.entries().get(i), Optional.ofNullable(matches.get(i))));
        }
        return Ruling.of(rule, reason, candidates, verdicts);
    }

    private static Optional<Match> match(List<IpAddress> addresses, List<Subnet> subnets) {
        return subnets.stream().flatMap(subnet -> addresses.stream().filter(subnet.network()::contains)
                .map(address -> new Match(Optional.of(subnet.own()), Optional.of(address), Optional.of(subnet.network())))).findFirst();
    }

    private static Candidate candidate(RoutingInput input, int index, Reason reason, Match match) {
        ServerEntry entry = input.entries().get(index);
        Stream<IpAddress> matchedFirst = Stream.concat(match.server().stream(), input.resolution(entry).known().stream()).distinct();
        return new Candidate(entry, reason, Optional.of(match), matchedFirst.toList());
    }

    private static EntryVerdict verdict(String rule, RoutingInput input, ServerEntry entry, Optional<Match> found) {
        Text words = found.map(match -> text(rule + ".in", match.server().orElseThrow().toString(), match.subnet().orElseThrow().toString(),
                match.own().orElseThrow().address().toString())).orElseGet(() -> missing(rule, input.resolution(entry)));
        return new EntryVerdict(entry, found.isPresent(), text("verdict", entry.toShortLine(), words));
    }

    private static Text missing(String rule, Resolution resolution) {
        return switch (resolution) {
            case Resolution.Resolved resolved -> text(rule + ".out", resolved.addresses().stream().map(IpAddress::toString).collect(Collectors.joining(", ")));
            case Resolution.Failed failed -> text("address.failed", failed.reason());
            case Resolution.Pending pending -> text("address.pending");
            case Resolution.Suppressed suppressed -> text(switch (suppressed.by()) {
                case DONT_RESOLVE_IN_LAN -> "address.notInLan";
                case DONT_RESOLVE_WITHOUT_DIAL_UP -> "address.notWithoutDialUp";
            });
        };
    }

    private static Text text(String key, Object... arguments) {
        return Text.of(SubnetRules.class, key, arguments);
    }
}
