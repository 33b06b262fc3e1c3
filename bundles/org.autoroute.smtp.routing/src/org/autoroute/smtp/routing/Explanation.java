package org.autoroute.smtp.routing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Why this server: every rule in the order asked, and what it found for each entry. Immutable, any thread.
 *
 * @param steps one for each rule
 */
public record Explanation(List<Step> steps) {

    public Explanation {
        steps = List.copyOf(steps);
    }

    /** What became of a rule. */
    public enum Outcome {
        /** It chose the server. */
        CHOSE,
        /** It would have chosen, had no earlier rule done so. */
        ALSO_HOLDS,
        /** It holds for no entry. */
        NO_MATCH,
        /** A setting turns it off. */
        OFF
    }

    /**
     * One rule.
     *
     * @param reason  the reason a server chosen by it carries; for links that of the first link that holds
     * @param outcome what became of it
     * @param text    that in words
     * @param entries what it found for each entry; empty for a rule that looks at no entry
     */
    public record Step(Reason reason, Outcome outcome, Text text, List<EntryVerdict> entries) {
        public Step {
            entries = List.copyOf(entries);
        }
    }

    /**
     * What a rule found for one entry.
     *
     * @param entry the entry
     * @param holds whether the rule holds for it
     * @param text  why, in words
     */
    public record EntryVerdict(ServerEntry entry, boolean holds, Text text) {
    }

    /** The whole explanation in words, one line a sentence, entries indented by two spaces below their rule. */
    public List<String> lines(Locale locale) {
        return steps.stream().flatMap(step -> Stream.concat(
                Stream.of(step.text().in(locale)),
                step.entries().stream().map(verdict -> "  " + verdict.text().in(locale)))).toList();
    }
}
