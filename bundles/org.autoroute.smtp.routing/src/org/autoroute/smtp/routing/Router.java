package org.autoroute.smtp.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.autoroute.smtp.routing.Explanation.Outcome;
import org.autoroute.smtp.routing.Explanation.Step;

/**
 * Chooses the server. The rules in their order:
 * <ol>
 * <li>the server the user chose by hand,
 * <li>the first entry in the list for mail of this sender whose link, if it has one, holds,
 * <li>the first entry whose link holds,
 * <li>the first entry with a server inside one of our networks,
 * <li>if masks are expanded, the same with masks widened to /24, then /16, then /8 (IPv4 only),
 * <li>if so set, the first entry of the list,
 * <li>none.
 * </ol>
 * While autoroute is off, the rules 2 to 5 are not asked. An entry for mail of one sender is left out of all rules but the first for other mail, and while
 * the sender is not known. Has no state and does no input or output; any thread.
 */
public final class Router {

    /**
     * Decides from all that is known. The same input gives an equal route. A choice by hand that points outside the list counts as none.
     * Names still awaited count as not matching; {@link #settled} tells whether they could change the active server.
     */
    public Route decide(RoutingInput input) {
        Ruling manual = manual(input);
        List<Ruling> rulings = Stream.concat(Stream.concat(Stream.of(manual), SenderRule.apply(input).stream()),
                Stream.of(LinkRule.apply(input), SubnetRules.normal(input), SubnetRules.expanded(input), firstAsDefault(input))).toList();
        List<Step> steps = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        Set<HostPort> seen = new HashSet<>();
        for (Ruling ruling : rulings) {
            steps.add(ruling.step(!candidates.isEmpty()));
            if (manual.candidates().isEmpty() || ruling == manual) {
                ruling.candidates().stream().filter(candidate -> seen.add(candidate.entry().server())).forEach(candidates::add);
            }
        }
        if (candidates.isEmpty()) {
            steps.add(new Step(Reason.NONE, Outcome.CHOSE, Text.of(Router.class, "rule.none"), List.of()));
        }
        Reason reason = candidates.isEmpty() ? Reason.NONE : candidates.getFirst().reason();
        boolean dependsOnSender = manual.candidates().isEmpty() && SenderRule.couldDecide(input);
        return new Route(reason, candidates, Comment.of(candidates, dependsOnSender), new Explanation(steps), dependsOnSender);
    }

    /**
     * Whether the active server and its reason stay as they are, whatever the names still awaited turn out to be. The order of the other candidates
     * may still change.
     */
    public boolean settled(RoutingInput input) {
        if (!input.settings().autoroute() || input.network().addresses().isEmpty()) {
            return true;
        }
        Route route = decide(input);
        return switch (route.reason()) {
            case MANUAL, SENDER, CONNECTION, RANGE, PLACE -> true;
            case SUBNET -> nonePending(input, input.admitted().subList(0, input.admitted().indexOf(route.active().orElseThrow().entry())));
            case EXPANDED_SUBNET, DEFAULT, NONE -> nonePending(input, input.admitted());
        };
    }

    private static boolean nonePending(RoutingInput input, List<ServerEntry> entries) {
        return entries.stream().noneMatch(entry -> input.resolution(entry) instanceof Resolution.Pending);
    }

    private static Ruling manual(RoutingInput input) {
        List<Candidate> chosen = input.manual().filter(index -> index >= 0 && index < input.entries().size())
                .map(index -> candidate(input, input.entries().get(index), Reason.MANUAL)).stream().toList();
        return Ruling.of("manual", Reason.MANUAL, chosen, List.of());
    }

    private static Ruling firstAsDefault(RoutingInput input) {
        if (!input.settings().useFirstAsDefault()) {
            return Ruling.off("default", Reason.DEFAULT, Text.of(Router.class, "rule.default.off"));
        }
        List<Candidate> first = input.admitted().stream().limit(1).map(entry -> candidate(input, entry, Reason.DEFAULT)).toList();
        return Ruling.of("default", Reason.DEFAULT, first, List.of());
    }

    private static Candidate candidate(RoutingInput input, ServerEntry entry, Reason reason) {
        return new Candidate(entry, reason, Optional.empty(), input.resolution(entry).known());
    }
}
