package org.autoroute.smtp.ui.internal.help;

import java.util.Optional;

/**
 * A run of words of one look. Immutable, any thread.
 *
 * @param link where a click leads
 */
record Span(String text, Look look, Optional<Target> link) {

    /** How words look. */
    enum Look {
        PLAIN, BOLD, EMPHASIS, CODE
    }
}
