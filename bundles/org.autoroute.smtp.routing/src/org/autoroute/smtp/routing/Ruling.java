package org.autoroute.smtp.routing;

import java.util.List;
import java.util.Optional;
import org.autoroute.smtp.routing.Explanation.EntryVerdict;
import org.autoroute.smtp.routing.Explanation.Outcome;
import org.autoroute.smtp.routing.Explanation.Step;

/**
 * What one rule says, before it is known whether an earlier one has already chosen.
 *
 * @param rule       names the rule in message keys
 * @param reason     the reason the step carries
 * @param off        why the rule is not asked, when it is not
 * @param candidates the servers it would choose, best first
 * @param verdicts   what it found for each entry
 */
record Ruling(String rule, Reason reason, Optional<Text> off, List<Candidate> candidates, List<EntryVerdict> verdicts) {

    static Ruling off(String rule, Reason reason, Text why) {
        return new Ruling(rule, reason, Optional.of(why), List.of(), List.of());
    }

    static Ruling of(String rule, Reason reason, List<Candidate> candidates, List<EntryVerdict> verdicts) {
        return new Ruling(rule, reason, Optional.empty(), candidates, verdicts);
    }

    /** The rule as a step of the explanation. */
    Step step(boolean alreadyChosen) {
        if (off.isPresent()) {
            return new Step(reason, Outcome.OFF, off.get(), verdicts);
        }
        if (candidates.isEmpty()) {
            return new Step(reason, Outcome.NO_MATCH, text("noMatch"), verdicts);
        }
        String line = candidates.getFirst().entry().toShortLine();
        return alreadyChosen
                ? new Step(reason, Outcome.ALSO_HOLDS, text("alsoHolds", line), verdicts)
                : new Step(reason, Outcome.CHOSE, text("chose", line), verdicts);
    }

    private Text text(String outcome, Object... arguments) {
        return Text.of(Ruling.class, "rule." + rule + "." + outcome, arguments);
    }
}
