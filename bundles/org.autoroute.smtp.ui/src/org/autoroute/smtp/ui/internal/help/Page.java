package org.autoroute.smtp.ui.internal.help;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A topic in one language. Immutable, any thread.
 *
 * @param topic its name
 */
record Page(String topic, List<Block> blocks) {

    static Page read(String topic, String markdown) {
        return new Page(topic, Markdown.read(markdown, topic));
    }

    /** Its first heading. */
    String title() {
        return blocks.stream().filter(Block.Heading.class::isInstance).map(Block.Heading.class::cast).findFirst()
                .map(heading -> heading.words().stream().map(Span::text).collect(Collectors.joining())).orElse(topic);
    }
}
