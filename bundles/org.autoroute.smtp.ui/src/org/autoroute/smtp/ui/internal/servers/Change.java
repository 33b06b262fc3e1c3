package org.autoroute.smtp.ui.internal.servers;

import java.util.ArrayList;
import java.util.List;

import org.autoroute.smtp.routing.EntryException;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.routing.Text;

/**
 * One list made out of another, and how to make the same of a third: what somebody else changed meanwhile elsewhere in the list stays as it is.
 * Immutable, any thread.
 *
 * @param from the list as the user saw it
 * @param to   the list as the user wants it
 */
record Change(ServerList from, ServerList to) {

    /** Takes it back. */
    Change inverse() {
        return new Change(to, from);
    }

    /**
     * The list with this change in it.
     *
     * @param now the list as it stands
     * @throws EntryException when the same lines have been changed by somebody else
     */
    ServerList applyTo(ServerList now) {
        if (now.equals(from)) {
            return to;
        }
        Region ours = Region.between(from, to);
        Region theirs = Region.between(from, now);
        int start = ours.start() + shift(ours, theirs);
        List<String> lines = new ArrayList<>(texts(now));
        List<String> place = lines.subList(start, start + ours.end() - ours.start());
        place.clear();
        place.addAll(texts(to).subList(ours.start(), ours.newEnd()));
        return now.with(lines);
    }

    private static int shift(Region ours, Region theirs) {
        if (theirs.end() <= ours.start()) {
            return theirs.newEnd() - theirs.end();
        }
        if (ours.end() <= theirs.start()) {
            return 0;
        }
        throw new EntryException(Text.of(Change.class, "changed"));
    }

    private static List<String> texts(ServerList list) {
        return list.lines().stream().map(ServerList.Line::text).toList();
    }

    /** The lines from start to before end stand for those from start to before newEnd; all others are alike. */
    private record Region(int start, int end, int newEnd) {

        static Region between(ServerList before, ServerList after) {
            List<String> old = texts(before);
            List<String> now = texts(after);
            int common = Math.min(old.size(), now.size());
            int start = 0;
            while (start < common && old.get(start).equals(now.get(start))) {
                start++;
            }
            int tail = 0;
            while (tail < common - start && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
                tail++;
            }
            return new Region(start, old.size() - tail, now.size() - tail);
        }
    }
}
