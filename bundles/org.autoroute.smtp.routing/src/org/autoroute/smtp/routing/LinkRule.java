package org.autoroute.smtp.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.autoroute.smtp.routing.Explanation.EntryVerdict;

/** Links: an entry tied to the place we are at, see {@link Link}. Those limited to a sender are the business of {@link SenderRule}. */
final class LinkRule {

    private static final String RULE = "links";

    private LinkRule() {
    }

    static Ruling apply(RoutingInput input) {
        if (!input.settings().autoroute()) {
            return Ruling.off(RULE, Reason.CONNECTION, Text.of(LinkRule.class, "rule.autorouteOff." + RULE));
        }
        List<Candidate> candidates = new ArrayList<>();
        List<EntryVerdict> verdicts = new ArrayList<>();
        for (ServerEntry entry : input.entries().stream().filter(entry -> !entry.isLimitedToSender()).toList()) {
            Link link = Link.of(entry, input.network());
            boolean holds = entry.isLinked() && link.holds();
            verdicts.add(new EntryVerdict(entry, holds, Link.verdict(entry, link.words())));
            if (holds) {
                candidates.add(new Candidate(entry, reason(entry), Optional.of(link.match()), input.resolution(entry).known()));
            }
        }
        Reason reason = candidates.isEmpty() ? Reason.CONNECTION : candidates.getFirst().reason();
        return Ruling.of(RULE, reason, candidates, verdicts);
    }

    private static Reason reason(ServerEntry entry) {
        return entry.connection().isPresent() ? Reason.CONNECTION : entry.range().isPresent() ? Reason.RANGE : Reason.PLACE;
    }
}
