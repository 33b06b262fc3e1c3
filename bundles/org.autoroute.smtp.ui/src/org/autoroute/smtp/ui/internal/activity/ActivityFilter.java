package org.autoroute.smtp.ui.internal.activity;

import java.util.Arrays;
import java.util.Locale;

import org.autoroute.smtp.relay.SessionRecord.Outcome;

/**
 * Which rows are shown. Immutable, any thread.
 *
 * @param words  a row has to hold each word of it, in any column and case
 * @param choice the kind of rows
 */
record ActivityFilter(String words, Choice choice) {

    /** Shows every row. */
    static final ActivityFilter NONE = new ActivityFilter("", Choice.ALL);

    /** The kinds of rows a user asks for. */
    enum Choice {
        ALL, PROBLEMS, DELIVERED;

        private boolean fits(Outcome outcome) {
            return switch (this) {
                case ALL -> true;
                case PROBLEMS -> outcome == Outcome.NOT_DELIVERED || outcome == Outcome.REFUSED || outcome == Outcome.FAILED;
                case DELIVERED -> outcome == Outcome.DELIVERED;
            };
        }
    }

    boolean fits(ActivityRow row) {
        return choice.fits(row.outcome())
                && Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(row.searched()::contains);
    }
}
