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
        return search("expanded", Reason.EXPANDED_SUBNET, input, expandedSteps(input));
    }

    private static List<List<Subnet>> expandedSteps(RoutingInput input) {
        return Subnets.STEPS.stream().map(step -> Subnets.widened(input.network(), step)).toList();
    }

    /** Whether an entry matches, or may once its name is known, whoever the sender is. */
    static boolean couldHold(RoutingInput input, ServerEntry entry) {
        if (input.resolution(entry) instanceof Resolution.Pending) {
            return !input.network().addresses().isEmpty();
        }
        List<List<Subnet>> wider = input.settings().expandMasks() ? expandedSteps(input) : List.of();
        return Stream.concat(Stream.of(Subnets.normal(input.network())), wider.stream())
                .anyMatch(step -> match(input.resolution(entry).known(), step).isPresent());
    }

    /** All entries are tried in one step before the next step begins. */
    private static Ruling search(String rule, Reason reason, RoutingInput input, List<List<Subnet>> steps) {
        List<ServerEntry> entries = input.admitted();
        Map<Integer, Match> matches = new LinkedHashMap<>();
        for (List<Subnet> step : steps) {
            for (int i = 0; i < entries.size(); i++) {
                if (!matches.containsKey(i)) {
                    Optional<Match> match = match(input.resolution(entries.get(i)).known(), step);
                    if (match.isPresent()) {
                        matches.put(i, match.get());
                    }
                }
            }
        }
        List<Candidate> candidates = matches.entrySet().stream().map(found -> candidate(input, entries.get(found.getKey()), reason, found.getValue())).toList();
        List<EntryVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            verdicts.add(verdict(rule, input, entries.get(i), Optional.ofNullable(matches.get(i))));
        }
        return Ruling.of(rule, reason, candidates, verdicts);
    }

    private static Optional<Match> match(List<IpAddress> addresses, List<Subnet> subnets) {
        return subnets.stream().flatMap(subnet -> addresses.stream().filter(subnet.network()::contains)
                .map(address -> new Match(Optional.of(subnet.own()), Optional.of(address), Optional.of(subnet.network())))).findFirst();
    }

    private static Candidate candidate(RoutingInput input, ServerEntry entry, Reason reason, Match match) {
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
