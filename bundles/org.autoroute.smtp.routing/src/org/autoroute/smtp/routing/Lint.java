package org.autoroute.smtp.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds lines that can be read but say something their writer can hardly mean: entries that are never reached, and parts without effect. */
public final class Lint {

    private Lint() {
    }

    /**
     * What is remarkable in a line.
     *
     * @param line   1 for the first line of the list, comments and wrong lines counted
     * @param text   what, in a sentence
     * @param remedy what to do, in a sentence
     */
    public record Remark(int line, Text text, Text remedy) {

        /** All in one: the number of the line, what is remarkable, what to do. */
        public Text words() {
            return Text.of(Lint.class, "list.remark", line, text, remedy);
        }
    }

    private record Placed(int line, ServerEntry entry) {
    }

    /** In the order of the lines. */
    public static List<Remark> of(ServerList list) {
        List<Placed> earlier = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        for (int i = 0; i < list.lines().size(); i++) {
            if (list.lines().get(i) instanceof ServerList.Line.Entry line) {
                Placed placed = new Placed(i + 1, line.entry());
                reach(placed, earlier).ifPresent(remarks::add);
                EntryLint.of(line.entry()).forEach(key -> remarks.add(remark(placed.line(), key, placed.entry().server().port())));
                earlier.add(placed);
            }
        }
        return remarks;
    }

    /** What an earlier line takes from an entry. */
    private static Optional<Remark> reach(Placed placed, List<Placed> earlier) {
        ServerEntry entry = placed.entry();
        Optional<Remark> never = earlier.stream().filter(before -> before.entry().server().equals(entry.server()) && Cover.covers(before.entry(), entry))
                .findFirst().map(before -> remark(placed.line(), "lint.duplicate", before.line()));
        return never.or(() -> earlier.stream().filter(before -> Cover.isForMoreSenders(before.entry(), entry) && Cover.covers(before.entry(), entry)).findFirst()
                .map(before -> remark(placed.line(), "lint.shadowed", before.line())));
    }

    private static Remark remark(int line, String key, int number) {
        return new Remark(line, Text.of(Lint.class, key, number), Text.of(Lint.class, key + ".remedy", number));
    }

    /** The keys of all remarks, for those who want to see that each can be put into words. */
    static Stream<String> keys() {
        return Stream.concat(Stream.of("lint.duplicate", "lint.shadowed"), EntryLint.keys());
    }
}
