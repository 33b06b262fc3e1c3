package org.autoroute.smtp.ui.internal.help;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page set as plain text with the looks of its runs. Immutable, any thread.
 *
 * @param text    lines with {@code \n} between them
 * @param runs    in ascending order, without overlap; what is in none is plain
 * @param lines   how each line is set
 * @param anchors offset of each heading
 */
record Sheet(String text, List<Run> runs, List<Line> lines, Map<String, Integer> anchors) {

    /**
     * Words of one look.
     *
     * @param link where a click leads
     */
    record Run(int start, int length, Style style, Optional<Target> link) {

        boolean covers(int offset) {
            return start <= offset && offset < start + length;
        }
    }

    /** How words look. */
    enum Style {
        PLAIN, BOLD, EMPHASIS, CODE, TITLE, HEADING
    }

    /**
     * How a line is set.
     *
     * @param indent  steps from the left edge
     * @param hanging whether all but its first line stand one step further right
     * @param gap     whether there is room above it
     */
    record Line(int indent, boolean hanging, boolean gap) {
    }

    /** The link at a place. */
    Optional<Target> linkAt(int offset) {
        return runs.stream().filter(run -> run.covers(offset)).findFirst().flatMap(Run::link);
    }
}
