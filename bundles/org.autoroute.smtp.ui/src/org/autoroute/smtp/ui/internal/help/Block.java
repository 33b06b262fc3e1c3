package org.autoroute.smtp.ui.internal.help;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A part of a page, from top to bottom. Immutable, any thread. */
sealed interface Block {

    /**
     * A heading.
     *
     * @param level 1 for the title of the page
     */
    record Heading(int level, List<Span> words) implements Block {

        /** What a link calls it: its words in small letters with hyphens between them, all else left out. */
        String anchor() {
            return words().stream().map(Span::text).collect(Collectors.joining()).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
        }
    }

    /** Sentences that belong together. */
    record Paragraph(List<Span> words) implements Block {
    }

    /** A list, each item with the number or the bullet in front of it. */
    record Items(boolean numbered, List<List<Span>> items) implements Block {
    }

    /** Lines to be typed or read as they are. */
    record Code(List<String> lines) implements Block {
    }

    /**
     * A table.
     *
     * @param head the names of its columns
     * @param rows each as long as the head
     */
    record Grid(List<List<Span>> head, List<List<List<Span>>> rows) implements Block {
    }
}
