package org.autoroute.smtp.ui.internal.network;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.autoroute.smtp.routing.Explanation.Outcome;

/**
 * A route and each rule's part in it, in the reader's words. Immutable, any thread.
 *
 * @param heading the server and why, as a sentence
 * @param rules   in the order they are asked
 */
record RouteView(String heading, List<Rule> rules) {

    RouteView {
        rules = List.copyOf(rules);
    }

    /**
     * One rule.
     *
     * @param outcome  what became of it
     * @param text     that in words
     * @param verdicts what it found for each server
     */
    record Rule(Outcome outcome, String text, List<Verdict> verdicts) {
        Rule {
            verdicts = List.copyOf(verdicts);
        }
    }

    /** What a rule found for a server. */
    record Verdict(boolean holds, String text) {
    }

    /** The rules that chose. */
    List<Rule> chosen() {
        return rules.stream().filter(rule -> rule.outcome() == Outcome.CHOSE).toList();
    }

    /** All of it, one line a sentence, servers indented by two spaces below their rule. */
    String asText() {
        Stream<String> lines = rules.stream()
                .flatMap(rule -> Stream.concat(Stream.of(rule.text()), rule.verdicts().stream().map(verdict -> "  " + verdict.text())));
        return Stream.concat(Stream.of(heading), lines).collect(Collectors.joining("\n"));
    }
}
