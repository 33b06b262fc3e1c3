package org.autoroute.smtp.ui.internal.activity;

import java.util.List;
import java.util.stream.Collectors;

/** All that is known of a session, in the reader's words. Immutable, any thread. */
record Details(List<Section> sections) {

    Details {
        sections = List.copyOf(sections);
    }

    /**
     * The session, or one of its messages.
     *
     * @param number of the message, 0 for the session
     */
    record Section(int number, String heading, List<Line> lines) {
        Section {
            lines = List.copyOf(lines);
        }
    }

    /** One thing that is known. */
    record Line(String label, String value) {
    }

    String asText() {
        return sections.stream().map(section -> section.heading() + section.lines().stream().map(line -> "\n" + line.label() + " " + line.value())
                .collect(Collectors.joining())).collect(Collectors.joining("\n\n"));
    }
}
