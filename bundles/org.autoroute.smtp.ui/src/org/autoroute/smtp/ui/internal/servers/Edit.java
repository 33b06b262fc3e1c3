package org.autoroute.smtp.ui.internal.servers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.autoroute.smtp.routing.ServerList;

/**
 * What the user does to the list. Rows are its servers and its wrong lines, counted from 0; comments are no rows, and stay where they are.
 * Immutable, any thread.
 */
sealed interface Edit {

    /** The list after it, and which of its rows the user has in hand then. */
    Result on(ServerList list);

    /** The rows it is about, as they are counted before it. */
    Collection<Integer> rows();

    /** @param rows those to be selected */
    record Result(ServerList list, List<Integer> rows) {
    }

    /** Writes a row anew, the comment at its end included. */
    record Rewrite(int row, String text) implements Edit {
        @Override
        public Result on(ServerList list) {
            List<String> lines = texts(list);
            lines.set(places(list)[row], text.strip());
            return new Result(list.with(lines), rows());
        }

        @Override
        public List<Integer> rows() {
            return List.of(row);
        }
    }

    /**
     * Puts lines into the list, above the comment that belongs to the row they come before.
     *
     * @param before the number of rows for the end of the list
     */
    record Insert(int before, List<String> texts) implements Edit {
        @Override
        public Result on(ServerList list) {
            int[] places = places(list);
            List<String> lines = Edit.texts(list);
            int place = before == places.length ? lines.size() : before == 0 ? places[0] : places[before - 1] + 1;
            lines.addAll(place, texts.stream().map(String::strip).toList());
            return new Result(list.with(lines), IntStream.range(before, before + texts.size()).boxed().toList());
        }

        @Override
        public List<Integer> rows() {
            return List.of();
        }
    }

    /** Takes rows out; the one that then stands where the first of them was is in hand. */
    record Delete(Set<Integer> rows) implements Edit {
        @Override
        public Result on(ServerList list) {
            int[] places = places(list);
            List<String> lines = texts(list);
            new TreeSet<>(rows).descendingSet().forEach(row -> lines.remove(places[row]));
            int left = places.length - rows.size();
            int first = rows.stream().min(Integer::compare).orElse(0);
            return new Result(list.with(lines), left == 0 ? List.of() : List.of(Math.min(first, left - 1)));
        }
    }

    /**
     * Moves rows together, in the order they have.
     *
     * @param before the row they shall stand before, as rows are counted now; the number of rows for the end
     */
    record Move(Set<Integer> rows, int before) implements Edit {
        @Override
        public Result on(ServerList list) {
            int[] places = places(list);
            List<String> old = texts(list);
            List<Integer> order = new ArrayList<>();
            addAllBut(rows, 0, before, order);
            int first = order.size();
            order.addAll(new TreeSet<>(rows));
            addAllBut(rows, before, places.length, order);
            List<String> lines = texts(list);
            IntStream.range(0, places.length).forEach(row -> lines.set(places[row], old.get(places[order.get(row)])));
            return new Result(list.with(lines), IntStream.range(first, first + rows.size()).boxed().toList());
        }

        private static void addAllBut(Collection<Integer> without, int from, int to, List<Integer> into) {
            IntStream.range(from, to).filter(row -> !without.contains(row)).forEach(into::add);
        }
    }

    /** The place of each row among the lines. */
    private static int[] places(ServerList list) {
        return IntStream.range(0, list.lines().size()).filter(i -> !(list.lines().get(i) instanceof ServerList.Line.Comment)).toArray();
    }

    private static List<String> texts(ServerList list) {
        return new ArrayList<>(list.lines().stream().map(ServerList.Line::text).toList());
    }
}
