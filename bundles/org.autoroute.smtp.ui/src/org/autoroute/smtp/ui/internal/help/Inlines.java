package org.autoroute.smtp.ui.internal.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.ui.internal.help.Span.Look;

/** Reads the words of a paragraph: {@code `code`}, {@code **bold**}, {@code *emphasis*}, {@code [links](to.md#heading)}. */
final class Inlines {

    private final String text;
    private final String topic;
    private final List<Span> spans = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private Look look = Look.PLAIN;
    private Optional<Target> link = Optional.empty();

    private Inlines(String text, String topic) {
        this.text = text;
        this.topic = topic;
    }

    /** @param topic the page the words stand on */
    static List<Span> read(String text, String topic) {
        Inlines inlines = new Inlines(text, topic);
        inlines.read(0, text.length());
        return List.copyOf(inlines.spans);
    }

    private void read(int from, int to) {
        int at = from;
        while (at < to) {
            at = next(at, to);
        }
        flush();
    }

    private int next(int at, int to) {
        char c = text.charAt(at);
        if (c == '\\' && at + 1 < to && "\\`*[]|#".indexOf(text.charAt(at + 1)) >= 0) {
            plain.append(text.charAt(at + 1));
            return at + 2;
        }
        if (c == '`') {
            int end = text.indexOf('`', at + 1);
            return end < 0 || end >= to ? literal(at) : code(at + 1, end);
        }
        if (c == '[' && link.isEmpty()) {
            int close = closing(at + 1, to);
            int end = close > 0 && close + 1 < to && text.charAt(close + 1) == '(' ? text.indexOf(')', close) : -1;
            return end < 0 || end >= to ? literal(at) : link(at + 1, close, end);
        }
        if (text.startsWith("**", at)) {
            return toggle(Look.BOLD, at + 2);
        }
        boolean opens = look != Look.EMPHASIS && at + 1 < to && !Character.isWhitespace(text.charAt(at + 1)) && text.indexOf('*', at + 1) > 0;
        if (c == '*' && (opens || look == Look.EMPHASIS)) {
            return toggle(Look.EMPHASIS, at + 1);
        }
        return literal(at);
    }

    private int literal(int at) {
        plain.append(text.charAt(at));
        return at + 1;
    }

    private int code(int from, int end) {
        flush();
        spans.add(new Span(text.substring(from, end), Look.CODE, link));
        return end + 1;
    }

    private int link(int from, int close, int end) {
        flush();
        link = Optional.of(Target.of(text.substring(close + 2, end), topic));
        read(from, close);
        link = Optional.empty();
        return end + 1;
    }

    private int toggle(Look changed, int next) {
        flush();
        look = look == changed ? Look.PLAIN : changed;
        return next;
    }

    /** The bracket that closes, not one inside code. */
    private int closing(int from, int to) {
        boolean code = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            code ^= c == '`';
            if (c == ']' && !code) {
                return i;
            }
        }
        return -1;
    }

    private void flush() {
        if (!plain.isEmpty()) {
            spans.add(new Span(plain.toString(), look, link));
            plain.setLength(0);
        }
    }
}
