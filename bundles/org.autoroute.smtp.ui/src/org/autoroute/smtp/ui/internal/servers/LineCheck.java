package org.autoroute.smtp.ui.internal.servers;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.autoroute.smtp.routing.EntryParser;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.ServerList;

/** What is to be said of a line while it is being written. */
sealed interface LineCheck {

    /** Nothing is written yet. */
    record Blank() implements LineCheck {
    }

    /** It can be taken. */
    record Right() implements LineCheck {
    }

    /**
     * It can be taken, but says what another line says already.
     *
     * @param row that line's place among the rows, 0 for the first
     */
    record Twice(int row) implements LineCheck {
    }

    /**
     * It cannot be taken.
     *
     * @param fault where and why
     */
    record Wrong(EntryParser.Wrong fault) implements LineCheck {
    }

    /**
     * Looks at a line.
     *
     * @param row the row it stands in, which it is not compared with; -1 for none
     */
    static LineCheck of(String line, ServerList list, int row) {
        if (line.isBlank()) {
            return new Blank();
        }
        return switch (EntryParser.parse(line)) {
            case EntryParser.Wrong wrong -> new Wrong(wrong);
            case EntryParser.Parsed right -> {
                OptionalInt same = same(right.entry(), list, row);
                yield same.isPresent() ? new Twice(same.getAsInt()) : new Right();
            }
        };
    }

    private static OptionalInt same(ServerEntry entry, ServerList list, int row) {
        List<ServerList.Line> rows = list.lines().stream().filter(line -> !(line instanceof ServerList.Line.Comment)).toList();
        return IntStream.range(0, rows.size()).filter(i -> i != row)
                .filter(i -> rows.get(i) instanceof ServerList.Line.Entry other && other.entry().equals(entry)).findFirst();
    }
}
