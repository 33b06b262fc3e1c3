package org.autoroute.smtp.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class ServerListTest {

    private static final String FILE = """
            # my providers

            smtp.first.com;26   # at home
            smtp.second.com "Etype
            smtp.second.com "Etype"
            # the rest
            192.0.2.1
            """;

    private static List<String> servers(ServerList list) {
        return list.entries().stream().map(ServerEntry::toLine).toList();
    }

    @Test
    void theUsersLinesStayAsTheyWere() {
        assertEquals(FILE, ServerList.parse(FILE).text());
        assertEquals(List.of("smtp.first.com:26", "smtp.second.com \"Etype\"", "192.0.2.1"), servers(ServerList.parse(FILE)));
    }

    @Test
    void aWrongLineIsNamedAndCostsTheOthersNothing() {
        List<ServerList.Problem> problems = ServerList.parse(FILE).problems();
        assertEquals(1, problems.size());
        assertEquals("line 4, column 23: expected a closing quote at the end of the connection name", problems.getFirst().text().toString());
        assertEquals(4, problems.getFirst().line());
        assertEquals(23, problems.getFirst().column());
    }

    @Test
    void everyKindOfLineEndIsUnderstood() {
        assertEquals(List.of("a", "b", "c", "d"), servers(ServerList.parse("a\r\nb\nc\rd")));
        assertEquals("a\r\nb\r\n", ServerList.parse("a\r\nb\r\n").text());
        assertEquals("a\nb\n", ServerList.parse("a\rb").text());
        assertEquals("", ServerList.parse("").text());
        assertEquals("\n", ServerList.parse("\n").text());
        assertEquals(List.of("a"), servers(ServerList.parse("\ufeffa\n")));
    }

    /** Found by fuzzing: a program that adds a byte order mark each time it saves leaves several. */
    @Test
    void allByteOrderMarksAtTheStartAreDropped() {
        ServerList list = ServerList.parse("\ufeff\ufeffa\n");
        assertEquals(List.of("a"), servers(list));
        assertEquals(list, ServerList.parse(list.text()));
    }

    @Test
    void aLineIsAddedAtTheEndAsItWasWritten() {
        assertEquals(FILE + "a.example 10.0.0.0/8\n", ServerList.parse(FILE).add("  a.example 10.0.0.0/8 ").text());
        assertEquals("a.example\n", ServerList.EMPTY.add("a.example").text());
    }

    @Test
    void aCommentBehindAnEntryOutlivesItsChange() {
        assertTrue(ServerList.parse(FILE).set(0, "smtp.third.com").text().contains("smtp.third.com # at home\n"));
        assertTrue(ServerList.parse(FILE).set(0, "smtp.third.com # new").text().contains("smtp.third.com # new\n"));
    }

    @Test
    void entriesMoveAndGoWhileCommentsStay() {
        assertEquals("# my providers\n\n192.0.2.1\nsmtp.second.com \"Etype\nsmtp.first.com;26   # at home\n# the rest\nsmtp.second.com \"Etype\"\n",
                ServerList.parse(FILE).move(2, 0).text());
        assertEquals("# my providers\n\nsmtp.first.com;26   # at home\nsmtp.second.com \"Etype\n# the rest\n192.0.2.1\n", ServerList.parse(FILE).remove(1).text());
    }

    @Test
    void linesAreInsertedWhereAnEntryIsBelowNoCommentOfAnother() {
        ServerList list = ServerList.parse(FILE);
        assertEquals("# my providers\n\na.example\nb.example\nsmtp.first.com;26   # at home\n" + FILE.substring(FILE.indexOf("smtp.second")),
                list.insert(0, List.of("a.example", " b.example ")).text());
        assertEquals(FILE.replace("# the rest", "a.example\n# the rest"), list.insert(2, List.of("a.example")).text());
        assertEquals(FILE + "a.example\nb.example\n", list.insert(3, List.of("a.example", "b.example")).text());
        assertEquals(list, list.insert(1, List.of()));
        assertEquals("# none\na.example\n", ServerList.parse("# none").insert(0, List.of("a.example")).text());
    }

    @Test
    void oneWrongLineKeepsAllOthersOut() {
        ServerList list = ServerList.parse(FILE);
        assertEquals("line 2 (\u201c a:x\u201d), column 4: expected a port from 1 to 65535",
                assertThrows(EntryException.class, () -> list.insert(0, List.of("a.example", " a:x", "b.example"))).text().toString());
        assertEquals("there is no place 5 in the list; it has the places 1 to 4",
                assertThrows(EntryException.class, () -> list.insert(4, List.of("a.example"))).getMessage());
        assertThrows(EntryException.class, () -> list.insert(-1, List.of("a.example")));
    }

    @Test
    void severalEntriesGoTogether() {
        assertEquals("# my providers\n\nsmtp.second.com \"Etype\nsmtp.second.com \"Etype\"\n# the rest\n",
                ServerList.parse(FILE).remove(Set.of(0, 2)).text());
        assertThrows(EntryException.class, () -> ServerList.parse(FILE).remove(Set.of(0, 3)));
    }

    @Test
    void severalEntriesMoveTogetherInTheirOrder() {
        ServerList list = ServerList.parse("a\n# comment\nb\nc\nwrong line\nd\ne\n");
        assertEquals("b\n# comment\nd\na\nwrong line\nc\ne\n", list.move(Set.of(3, 1), 0).text());
        assertEquals("a\n# comment\nc\ne\nwrong line\nb\nd\n", list.move(Set.of(1, 3), 5).text());
        assertEquals("a\n# comment\nb\nd\nwrong line\nc\ne\n", list.move(Set.of(1, 3), 2).text());
        assertEquals(list, list.move(Set.of(1, 2), 1));
        assertEquals(list, list.move(Set.of(1, 2), 3));
        assertThrows(EntryException.class, () -> list.move(Set.of(0), 6));
        assertThrows(EntryException.class, () -> list.move(Set.of(5), 0));
    }

    @Test
    void allLinesCanBeOthersWithTheSameLineEnd() {
        ServerList list = ServerList.parse("a\r\n# comment\r\n").with(List.of("b", "wrong line", "# other"));
        assertEquals("b\r\nwrong line\r\n# other\r\n", list.text());
        assertEquals(1, list.problems().size());
        assertEquals(list, ServerList.parse(list.text()));
    }

    @Test
    void whatCannotBeDoneIsSaid() {
        ServerList list = ServerList.parse(FILE);
        assertEquals("column 3: expected a port from 1 to 65535", assertThrows(EntryException.class, () -> list.add("a:x")).text().toString());
        assertThrows(EntryException.class, () -> list.add("# comment"));
        assertThrows(EntryException.class, () -> list.add(" "));
        assertThrows(EntryException.class, () -> list.add("a\nb"));
        assertThrows(EntryException.class, () -> list.set(0, ""));
        assertEquals("there is no server 4; the list has 3", assertThrows(EntryException.class, () -> list.remove(3)).getMessage());
        assertThrows(EntryException.class, () -> list.move(-1, 0));
        assertThrows(EntryException.class, () -> list.move(0, 3));
        assertEquals("the list has no server", assertThrows(EntryException.class, () -> ServerList.EMPTY.remove(0)).getMessage());
    }
}
