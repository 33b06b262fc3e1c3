package org.autoroute.smtp.ui.internal.servers;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.autoroute.smtp.ui.internal.servers.Rows.Shown;

/**
 * The rows that were selected, to be found again.
 *
 * @param before null when nothing has been shown yet
 */
record StillSelected(Shown before, List<Row> rows) {

    /** The same rows of the same list; of another list those that say the same. Each answer is for one run through the rows. */
    Predicate<Row> in(Shown now) {
        if (before == null || now.list().equals(before.list())) {
            Set<Integer> places = rows.stream().map(Row::index).collect(Collectors.toSet());
            return row -> places.contains(row.index());
        }
        return saying(rows);
    }

    /** Each text once. */
    static Predicate<Row> saying(List<Row> rows) {
        Set<String> texts = new HashSet<>(rows.stream().map(Row::text).toList());
        return row -> texts.remove(row.text());
    }
}
