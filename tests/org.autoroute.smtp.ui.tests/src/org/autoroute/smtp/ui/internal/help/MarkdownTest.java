package org.autoroute.smtp.ui.internal.help;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.autoroute.smtp.ui.internal.help.Span.Look;

class MarkdownTest {

    private static List<Block> read(String... lines) {
        return Markdown.read(String.join("\n", lines), "here");
    }

    private static Span plain(String text) {
        return new Span(text, Look.PLAIN, Optional.empty());
    }

    @Test
    void headingsHaveLevelsAndAnchors() {
        Block.Heading title = new Block.Heading(1, List.of(plain("Mail clients")));
        Block.Heading section = new Block.Heading(2, List.of(plain("Don't resolve addresses within LAN, next & use")));
        assertEquals(List.of(title, section), read("# Mail clients", "", "## Don't resolve addresses within LAN, next & use"));
        assertEquals("dont-resolve-addresses-within-lan-next--use", section.anchor());
        assertEquals("\u00fcber-\u044f", new Block.Heading(2, List.of(plain("\u00dcber \u042f"))).anchor());
    }

    @Test
    void linesThatFollowOneAnotherAreOneParagraph() {
        assertEquals(List.of(new Block.Paragraph(List.of(plain("one two"))), new Block.Paragraph(List.of(plain("three")))),
                read("one", "two", "", "three"));
    }

    @Test
    void listsTakeTheLinesThatAreIndented() {
        assertEquals(List.of(new Block.Items(false, List.of(List.of(plain("one and a half")), List.of(plain("two"))))),
                read("- one", "  and a half", "- two"));
        assertEquals(List.of(new Block.Items(true, List.of(List.of(plain("one")), List.of(plain("two"))))), read("1. one", "2. two"));
    }

    @Test
    void codeStaysAsItIs() {
        assertEquals(List.of(new Block.Code(List.of("a *b*", "", "# c"))), read("```", "a *b*", "", "# c", "```"));
        assertEquals(List.of(new Block.Paragraph(List.of(plain("so:"))), new Block.Code(List.of("a b"))), read("so:", "", "    a b"));
    }

    @Test
    void tablesHaveAHeadAndRows() {
        assertEquals(List.of(new Block.Grid(List.of(List.of(plain("a")), List.of(plain("b"))),
                List.of(List.of(List.of(plain("1")), List.of(plain("2|3")))))), read("| a | b |", "|---|---|", "| 1 | 2\\|3 |"));
    }

    @Test
    void wordsHaveLooks() {
        assertEquals(List.of(plain("a "), new Span("b", Look.BOLD, Optional.empty()), plain(" "), new Span("c d", Look.EMPHASIS, Optional.empty()),
                plain(" "), new Span("*.*.*.*", Look.CODE, Optional.empty()), plain(" 2 * 3")), Inlines.read("a **b** *c d* `*.*.*.*` 2 * 3", "here"));
    }

    @Test
    void linksLeadToPagesHeadingsAndTheWeb() {
        assertEquals(List.of(new Span("a", Look.PLAIN, Optional.of(new Target.Page("general", "x")))), Inlines.read("[a](general.md#x)", "here"));
        assertEquals(List.of(new Span("status [--json]", Look.CODE, Optional.of(new Target.Page("here", "status")))),
                Inlines.read("[`status [--json]`](#status)", "here"));
        assertEquals(List.of(new Span("w", Look.PLAIN, Optional.of(new Target.Web("https://example.org/")))),
                Inlines.read("[w](https://example.org/)", "here"));
        assertEquals(List.of(new Span("p", Look.PLAIN, Optional.of(new Target.Elsewhere("../../protocol.md#a")))),
                Inlines.read("[p](../../protocol.md#a)", "here"));
    }

    @Test
    void whatIsNotClosedIsPlain() {
        assertEquals(List.of(plain("a `b [c] (d")), Inlines.read("a `b [c] (d", "here"));
    }
}
