package org.autoroute.smtp.service.check;

import java.util.Optional;

import org.autoroute.smtp.routing.Text;

/**
 * What a step found. Immutable, any thread.
 *
 * @param meaning what it means, in words; replies of servers word for word, without control characters
 * @param remedy  what would help, when something would
 * @param action  what does it, when a button can
 */
public record Finding(Step step, Verdict verdict, Text meaning, Optional<Text> remedy, Optional<Action> action) {

    static Finding passed(Step step, Text meaning) {
        return new Finding(step, Verdict.PASSED, meaning, Optional.empty(), Optional.empty());
    }

    static Finding skipped(Step step, Text meaning) {
        return new Finding(step, Verdict.SKIPPED, meaning, Optional.empty(), Optional.empty());
    }

    static Finding warning(Step step, Text meaning, Text remedy, Action action) {
        return new Finding(step, Verdict.WARNING, meaning, Optional.of(remedy), Optional.of(action));
    }

    static Finding failed(Step step, Text meaning, Text remedy, Action action) {
        return new Finding(step, Verdict.FAILED, meaning, Optional.of(remedy), Optional.of(action));
    }
}
