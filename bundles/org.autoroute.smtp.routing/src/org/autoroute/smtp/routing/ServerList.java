package org.autoroute.smtp.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The user's server list, line by line as it was written: servers, comments ({@code #} at the start, or a blank line), and lines that are wrong.
 * A wrong line takes nothing from the others and stays where it is until the user puts it right. Entries are counted from 0, over the right lines only.
 * Lines may end with CR LF, LF or CR; they are written with the ending the first of them had (LF for CR). Immutable, any thread.
 */
public final class ServerList {

    /** No line. */
    public static final ServerList EMPTY = new ServerList(List.of(), "\n");

    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");

    private final List<Line> lines;
    private final String lineEnd;

    private ServerList(List<Line> lines, String lineEnd) {
        this.lines = List.copyOf(lines);
        this.lineEnd = lineEnd;
    }

    /** One line and its text as the user wrote it, without line end. */
    public sealed interface Line {
        String text();

        /** A server. */
        record Entry(ServerEntry entry, String text) implements Line {
        }

        /** A comment or a blank line. */
        record Comment(String text) implements Line {
        }

        /** A line that could not be read, with the 1-based column and what was expected there. */
        record Wrong(String text, int column, Text expected) implements Line {
        }
    }

    /**
     * What is wrong with a line.
     *
     * @param line   1 for the first line
     * @param column 1 for the first character
     * @param text   a whole sentence that names line, column and what was expected
     * @param shown  the line for people to look at, without what stands behind a password's key
     */
    public record Problem(int line, int column, Text text, String shown) {
    }

    /** Reads a whole file. Never throws; byte order marks at the start are dropped. */
    public static ServerList parse(String text) {
        String content = text.replaceFirst("^\ufeff+", "");
        if (content.isEmpty()) {
            return EMPTY;
        }
        String[] texts = LINE_END.split(content, -1);
        int count = texts[texts.length - 1].isEmpty() ? texts.length - 1 : texts.length;
        int firstEnd = content.indexOf('\n');
        String lineEnd = firstEnd > 0 && content.charAt(firstEnd - 1) == '\r' ? "\r\n" : "\n";
        return new ServerList(IntStream.range(0, count).mapToObj(i -> read(texts[i])).toList(), lineEnd);
    }

    private static Line read(String text) {
        if (isComment(text)) {
            return new Line.Comment(text);
        }
        return switch (EntryParser.parse(text)) {
            case EntryParser.Parsed right -> new Line.Entry(right.entry(), text);
            case EntryParser.Wrong wrong -> new Line.Wrong(text, wrong.column(), wrong.expected());
        };
    }

    private static boolean isComment(String text) {
        String content = text.strip();
        return content.isEmpty() || content.startsWith("#");
    }

    /** The whole list as it is to be saved, every line with its end. */
    public String text() {
        return lines.stream().map(line -> line.text() + lineEnd).collect(Collectors.joining());
    }

    public List<Line> lines() {
        return lines;
    }

    /** Other lines in the place of all, written with the same line end; read as those of a file are, so wrong ones are kept, too. */
    public ServerList with(List<String> texts) {
        return new ServerList(texts.stream().map(ServerList::read).toList(), lineEnd);
    }

    /** The servers in list order. */
    public List<ServerEntry> entries() {
        return lines.stream().filter(Line.Entry.class::isInstance).map(line -> ((Line.Entry) line).entry()).toList();
    }

    /** One for each wrong line, in list order. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i) instanceof Line.Wrong wrong) {
                problems.add(new Problem(i + 1, wrong.column(), text("list.problem", i + 1, wrong.column(), wrong.expected()),
                        PasswordText.masked(wrong.text())));
            }
        }
        return problems;
    }

    /**
     * The list with a line more at its end.
     *
     * @throws EntryException when the line is not a server
     */
    public ServerList add(String line) {
        return insert(places().length, List.of(line));
    }

    /**
     * The list with these lines in the place of an entry, which moves down with those behind it; all of them or none.
     *
     * @param before 0 for the first place, the number of entries for the end
     * @throws EntryException when a line is not a server or there is no such place
     */
    public ServerList insert(int before, List<String> texts) {
        int[] places = places();
        checkPlace(before, places.length);
        List<Line> changed = new ArrayList<>(lines);
        // A comment above an entry speaks of it, so the new lines go above the comment.
        int position = before == places.length ? lines.size() : before == 0 ? places[0] : places[before - 1] + 1;
        changed.addAll(position, IntStream.range(0, texts.size()).mapToObj(i -> entry(texts.get(i), i + 1, texts.size())).toList());
        return new ServerList(changed, lineEnd);
    }

    /**
     * The list with one entry written anew. A comment at the end of the old line stays unless the new one brings its own.
     *
     * @throws EntryException when the line is not a server or there is no such entry
     */
    public ServerList set(int index, String line) {
        int position = position(index);
        Line.Entry right = entry(line, 1, 1);
        String kept = comment(right.text()).isEmpty() ? comment(lines.get(position).text()) : "";
        List<Line> changed = new ArrayList<>(lines);
        changed.set(position, kept.isEmpty() ? right : new Line.Entry(right.entry(), right.text() + " " + kept));
        return new ServerList(changed, lineEnd);
    }

    /** The list without one entry. @throws EntryException when there is no such entry */
    public ServerList remove(int index) {
        return remove(Set.of(index));
    }

    /** The list without these entries. @throws EntryException when one of them does not exist; then all of them stay */
    public ServerList remove(Set<Integer> indexes) {
        List<Line> changed = new ArrayList<>(lines);
        indexes.stream().map(this::position).sorted(Comparator.reverseOrder()).forEach(position -> changed.remove((int) position));
        return new ServerList(changed, lineEnd);
    }

    /**
     * The list with one entry moved to the place another has; those between move up or down, comments and wrong lines stay where they are.
     *
     * @throws EntryException when there is no such entry
     */
    public ServerList move(int from, int to) {
        position(to);
        return move(Set.of(from), to > from ? to + 1 : to);
    }

    /**
     * The list with these entries moved together, in the order they have, to stand before an entry; comments and wrong lines stay where they are.
     *
     * @param before index of an entry as they are counted before the move, the number of entries for the end
     * @throws EntryException when there is no such entry or place
     */
    public ServerList move(Set<Integer> indexes, int before) {
        int[] places = places();
        indexes.forEach(this::position);
        checkPlace(before, places.length);
        List<Line> order = new ArrayList<>();
        IntStream.range(0, before).filter(i -> !indexes.contains(i)).forEach(i -> order.add(lines.get(places[i])));
        indexes.stream().sorted().forEach(i -> order.add(lines.get(places[i])));
        IntStream.range(before, places.length).filter(i -> !indexes.contains(i)).forEach(i -> order.add(lines.get(places[i])));
        List<Line> changed = new ArrayList<>(lines);
        for (int i = 0; i < places.length; i++) {
            changed.set(places[i], order.get(i));
        }
        return new ServerList(changed, lineEnd);
    }

    private int[] places() {
        return IntStream.range(0, lines.size()).filter(i -> lines.get(i) instanceof Line.Entry).toArray();
    }

    private int position(int index) {
        int[] places = places();
        if (places.length == 0) {
            throw new EntryException(text("list.noEntries"));
        }
        if (index < 0 || index >= places.length) {
            throw new EntryException(text("list.noSuchEntry", index + 1, places.length));
        }
        return places[index];
    }

    private static void checkPlace(int before, int entries) {
        if (before < 0 || before > entries) {
            throw new EntryException(text("list.noSuchPlace", before + 1, entries + 1));
        }
    }

    private static Line.Entry entry(String line, int number, int count) {
        return switch (EntryParser.parse(line)) {
            case EntryParser.Parsed right -> new Line.Entry(right.entry(), line.strip());
            case EntryParser.Wrong wrong -> throw new EntryException(count == 1 ? text("list.wrongLine", wrong.column(), wrong.expected())
                    : text("list.wrongLineOf", number, PasswordText.masked(line), wrong.column(), wrong.expected()));
        };
    }

    private static String comment(String text) {
        return EntryParser.parse(text) instanceof EntryParser.Parsed right ? right.comment() : "";
    }

    private static Text text(String key, Object... arguments) {
        return Text.of(ServerList.class, key, arguments);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServerList list && lines.equals(list.lines) && lineEnd.equals(list.lineEnd);
    }

    @Override
    public int hashCode() {
        return lines.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
