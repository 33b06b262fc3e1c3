package org.autoroute.smtp.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.autoroute.smtp.routing.Explanation.EntryVerdict;

/** Senders: an entry for mail from one domain, for such mail, where its link holds if it has any. */
final class SenderRule {

    private static final String RULE = "sender";

    private SenderRule() {
    }

    /** Nothing when no entry is limited to a sender, so that nobody reads of a rule he does not use. */
    static Optional<Ruling> apply(RoutingInput input) {
        List<ServerEntry> limited = limited(input);
        if (limited.isEmpty()) {
            return Optional.empty();
        }
        if (!input.settings().autoroute()) {
            return Optional.of(Ruling.off(RULE, Reason.SENDER, text("rule.autorouteOff." + RULE)));
        }
        List<Candidate> candidates = new ArrayList<>();
        List<EntryVerdict> verdicts = new ArrayList<>();
        for (ServerEntry entry : limited) {
            Link link = Link.of(entry, input.network());
            boolean holds = input.admits(entry) && link.holds();
            verdicts.add(new EntryVerdict(entry, holds, Link.verdict(entry, Stream.concat(Stream.of(sender(input, entry)), link.words().stream()).toList())));
            if (holds) {
                candidates.add(new Candidate(entry, Reason.SENDER, Optional.of(link.match()), input.resolution(entry).known()));
            }
        }
        return Optional.of(Ruling.of(input.senderDomain().isPresent() ? RULE : "senderUnknown", Reason.SENDER, candidates, verdicts));
    }

    /**
     * Whether the sender could make a difference: an entry limited to one would be a candidate for it, by this rule or another, or may come to be once
     * its name is known.
     */
    static boolean couldDecide(RoutingInput input) {
        if (input.settings().useFirstAsDefault() && input.entries().stream().limit(1).anyMatch(ServerEntry::isLimitedToSender)) {
            return true;
        }
        return input.settings().autoroute()
                && limited(input).stream().anyMatch(entry -> Link.of(entry, input.network()).holds() || SubnetRules.couldHold(input, entry));
    }

    private static List<ServerEntry> limited(RoutingInput input) {
        return input.entries().stream().filter(ServerEntry::isLimitedToSender).toList();
    }

    private static Text sender(RoutingInput input, ServerEntry entry) {
        String outcome = input.senderDomain().isEmpty() ? "unknown" : input.admits(entry) ? "in" : "out";
        return text("sender." + outcome, entry.conditions().senderDomain().orElseThrow());
    }

    private static Text text(String key, Object... arguments) {
        return Text.of(SenderRule.class, key, arguments);
    }
}
