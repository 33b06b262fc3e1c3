package org.autoroute.smtp.ui.internal.help;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.autoroute.smtp.ui.internal.help.Sheet.Line;
import org.autoroute.smtp.ui.internal.help.Sheet.Run;
import org.autoroute.smtp.ui.internal.help.Sheet.Style;

/** Sets a page as text: bullets, numbers, and tables as entries whose first column stands out, so that everything wraps at any width. */
final class Typesetter {

    private static final String BULLET = "\u2022 ";
    private static final int TWO_COLUMNS = 2;

    private final StringBuilder text = new StringBuilder();
    private final List<Run> runs = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Integer> anchors = new HashMap<>();

    private Typesetter() {
    }

    static Sheet set(Page page) {
        Typesetter typesetter = new Typesetter();
        page.blocks().forEach(typesetter::block);
        return new Sheet(typesetter.text.toString(), List.copyOf(typesetter.runs), List.copyOf(typesetter.lines), Map.copyOf(typesetter.anchors));
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading heading -> heading(heading);
            case Block.Paragraph paragraph -> {
                line(0, false, true);
                words(paragraph.words());
            }
            case Block.Items items -> items(items);
            case Block.Code code -> code(code);
            case Block.Grid grid -> grid(grid);
        }
    }

    private void heading(Block.Heading heading) {
        line(0, false, true);
        anchors.put(heading.anchor(), text.length());
        heading.words().forEach(span -> run(span.text(), heading.level() == 1 ? Style.TITLE : Style.HEADING, span));
    }

    private void items(Block.Items items) {
        int number = 1;
        for (List<Span> item : items.items()) {
            line(1, true, number == 1);
            text.append(items.numbered() ? number + ". " : BULLET);
            words(item);
            number++;
        }
    }

    private void code(Block.Code code) {
        boolean first = true;
        for (String one : code.lines()) {
            line(1, false, first);
            first = false;
            int start = text.length();
            text.append(one);
            runs.add(new Run(start, one.length(), Style.CODE, Optional.empty()));
        }
    }

    /** With two columns the second needs no name; with more, each does. */
    private void grid(Block.Grid grid) {
        boolean first = true;
        for (List<List<Span>> row : grid.rows()) {
            line(1, false, first);
            first = false;
            row.getFirst().forEach(span -> run(span.text(), span.look() == Span.Look.CODE ? Style.CODE : Style.BOLD, span));
            for (int column = 1; column < row.size(); column++) {
                line(2, false, false);
                if (row.size() > TWO_COLUMNS && !grid.head().get(column).isEmpty()) {
                    grid.head().get(column).forEach(span -> run(span.text(), Style.EMPHASIS, span));
                    text.append(": ");
                }
                words(row.get(column));
            }
        }
    }

    private void line(int indent, boolean hanging, boolean gap) {
        if (!lines.isEmpty()) {
            text.append('\n');
        }
        lines.add(new Line(indent, hanging, gap));
    }

    private void words(List<Span> words) {
        words.forEach(span -> run(span.text(), Style.valueOf(span.look().name()), span));
    }

    private void run(String words, Style style, Span span) {
        int start = text.length();
        text.append(words);
        if (style != Style.PLAIN || span.link().isPresent()) {
            runs.add(new Run(start, words.length(), style, span.link()));
        }
    }
}
