package org.autoroute.smtp.ui.internal.help;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.autoroute.smtp.ui.internal.help.Sheet.Line;
import org.autoroute.smtp.ui.internal.help.Sheet.Run;
import org.autoroute.smtp.ui.internal.help.Sheet.Style;

class TypesetterTest {

    private static Sheet set(String... lines) {
        return Typesetter.set(Page.read("here", String.join("\n", lines)));
    }

    @Test
    void everyPartStandsOnLinesOfItsOwn() {
        Sheet sheet = set("# Title", "", "words", "", "- one", "- two", "", "1. first", "", "```", "code", "```");
        assertEquals("Title\nwords\n\u2022 one\n\u2022 two\n1. first\ncode", sheet.text());
        assertEquals(sheet.text().lines().count(), sheet.lines().size());
        assertEquals(new Line(1, true, true), sheet.lines().get(2));
        assertEquals(new Line(1, true, false), sheet.lines().get(3));
    }

    @Test
    void twoColumnsNeedNoNamesButThreeDo() {
        assertEquals("a\n1", set("| x | y |", "|---|---|", "| a | 1 |").text());
        assertEquals("a\ny: 1\nz: 2", set("| x | y | z |", "|---|---|---|", "| a | 1 | 2 |").text());
    }

    @Test
    void runsAndAnchorsAreWhereTheWordsAre() {
        Sheet sheet = set("# Title", "", "a **b** [c](general.md)", "", "## Two words");
        assertEquals(List.of(new Run(0, 5, Style.TITLE, Optional.empty()), new Run(8, 1, Style.BOLD, Optional.empty()),
                new Run(10, 1, Style.PLAIN, Optional.of(new Target.Page("general", ""))), new Run(12, 9, Style.HEADING, Optional.empty())), sheet.runs());
        assertEquals(12, sheet.anchors().get("two-words"));
        assertEquals(Optional.of(new Target.Page("general", "")), sheet.linkAt(10));
        assertEquals(Optional.empty(), sheet.linkAt(11));
    }

    @Test
    void aSearchFindsEveryPlaceWhateverTheCase() {
        assertEquals(List.of(0, 9), new Search(" port ").in("Port and PORT"));
        assertEquals(List.of(), new Search(" ").in("Port"));
    }

    @Test
    void theHistoryGoesBackAndForth() {
        History history = new History();
        Target.Page a = new Target.Page("a", "");
        Target.Page b = new Target.Page("b", "");
        history.visit(a);
        history.visit(b);
        assertEquals(Optional.of(a), history.back());
        assertEquals(Optional.empty(), history.back());
        assertEquals(Optional.of(b), history.forward());
        history.back();
        history.visit(new Target.Page("c", ""));
        assertEquals(Optional.empty(), history.forward());
    }
}
