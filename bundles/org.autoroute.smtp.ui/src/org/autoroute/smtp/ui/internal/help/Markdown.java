package org.autoroute.smtp.ui.internal.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads as much of Markdown as the manual uses: headings, paragraphs, lists of one level, tables, code. */
final class Markdown {

    private static final Pattern HEADING = Pattern.compile("(#{1,3}) (.+)");
    private static final Pattern ITEM = Pattern.compile("(?:-|(\\d+)\\.) +(.*)");
    private static final String FENCE = "```";
    private static final String INDENT = "    ";

    private final List<String> lines;
    private final String topic;
    private final List<Block> blocks = new ArrayList<>();
    private int at;

    private Markdown(List<String> lines, String topic) {
        this.lines = lines;
        this.topic = topic;
    }

    /** @param topic the name of the page, which its links to its own headings lead to */
    static List<Block> read(String text, String topic) {
        return new Markdown(text.lines().toList(), topic).read();
    }

    private List<Block> read() {
        while (at < lines.size()) {
            String line = lines.get(at);
            Matcher heading = HEADING.matcher(line);
            if (line.isBlank()) {
                at++;
            } else if (heading.matches()) {
                blocks.add(new Block.Heading(heading.group(1).length(), words(heading.group(2))));
                at++;
            } else if (line.startsWith(FENCE)) {
                blocks.add(fenced());
            } else if (line.startsWith(INDENT)) {
                blocks.add(indented());
            } else if (line.startsWith("|")) {
                blocks.add(grid());
            } else if (ITEM.matcher(line).matches()) {
                blocks.add(items());
            } else {
                blocks.add(new Block.Paragraph(words(joined())));
            }
        }
        return List.copyOf(blocks);
    }

    private Block fenced() {
        List<String> code = new ArrayList<>();
        for (at++; at < lines.size() && !lines.get(at).startsWith(FENCE); at++) {
            code.add(lines.get(at));
        }
        at++;
        return new Block.Code(List.copyOf(code));
    }

    private Block indented() {
        List<String> code = new ArrayList<>();
        for (; at < lines.size() && lines.get(at).startsWith(INDENT); at++) {
            code.add(lines.get(at).substring(INDENT.length()));
        }
        return new Block.Code(List.copyOf(code));
    }

    private Block grid() {
        List<List<List<Span>>> rows = new ArrayList<>();
        for (; at < lines.size() && lines.get(at).startsWith("|"); at++) {
            if (!lines.get(at).matches("[|: -]+")) {
                rows.add(cells(lines.get(at)));
            }
        }
        return new Block.Grid(rows.getFirst(), List.copyOf(rows.subList(1, rows.size())));
    }

    private List<List<Span>> cells(String line) {
        String inner = line.strip();
        inner = inner.substring(1, inner.endsWith("|") ? inner.length() - 1 : inner.length());
        return Arrays.stream(inner.split("(?<!\\\\)\\|", -1)).map(cell -> words(cell.strip())).toList();
    }

    private Block items() {
        boolean numbered = false;
        List<List<Span>> items = new ArrayList<>();
        while (at < lines.size()) {
            Matcher item = ITEM.matcher(lines.get(at));
            if (!item.matches()) {
                break;
            }
            numbered |= item.group(1) != null;
            StringBuilder text = new StringBuilder(item.group(2));
            for (at++; at < lines.size() && lines.get(at).startsWith("  "); at++) {
                text.append(' ').append(lines.get(at).strip());
            }
            items.add(words(text.toString()));
        }
        return new Block.Items(numbered, List.copyOf(items));
    }

    /** Lines that follow one another are one paragraph, until something else begins. */
    private String joined() {
        StringBuilder text = new StringBuilder();
        while (at < lines.size() && isText(lines.get(at))) {
            text.append(text.isEmpty() ? "" : " ").append(lines.get(at).strip());
            at++;
        }
        return text.toString();
    }

    private static boolean isText(String line) {
        return !line.isBlank() && !line.startsWith("|") && !line.startsWith(FENCE) && !HEADING.matcher(line).matches() && !ITEM.matcher(line).matches();
    }

    private List<Span> words(String text) {
        return Inlines.read(text, topic);
    }
}
