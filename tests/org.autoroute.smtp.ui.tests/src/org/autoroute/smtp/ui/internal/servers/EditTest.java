package org.autoroute.smtp.ui.internal.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.autoroute.smtp.routing.ServerList;

/** The rows are a, b, the wrong line, and c. */
class EditTest {

    private static final ServerList LIST = ServerList.parse("# mine\na\n# about b\nb # at home\nwrong line\nc\n");

    private static void expect(String lines, List<Integer> rows, Edit edit) {
        Edit.Result result = edit.on(LIST);
        assertEquals(lines, result.list().text().replace('\n', '|'));
        assertEquals(rows, result.rows());
    }

    @Test
    void aRowIsWrittenAnewWithItsComment() {
        expect("# mine|a|# about b|b:26|wrong line|c|", List.of(1), new Edit.Rewrite(1, " b:26 "));
    }

    @Test
    void aWrongLineIsPutRight() {
        expect("# mine|a|# about b|b # at home|right.example|c|", List.of(2), new Edit.Rewrite(2, "right.example"));
    }

    @Test
    void linesComeBeforeARowAndTheCommentThatBelongsToIt() {
        expect("# mine|a|x|y|# about b|b # at home|wrong line|c|", List.of(1, 2), new Edit.Insert(1, List.of("x", " y ")));
    }

    @Test
    void theFirstPlaceIsBelowTheCommentAtTheTop() {
        expect("# mine|x|a|# about b|b # at home|wrong line|c|", List.of(0), new Edit.Insert(0, List.of("x")));
    }

    @Test
    void theLastPlaceIsTheEnd() {
        expect("# mine|a|# about b|b # at home|wrong line|c|x|", List.of(4), new Edit.Insert(4, List.of("x")));
        assertEquals("# none\nx\n", new Edit.Insert(0, List.of("x")).on(ServerList.parse("# none\n")).list().text());
        assertEquals("x\n", new Edit.Insert(0, List.of("x")).on(ServerList.EMPTY).list().text());
    }

    @Test
    void rowsGoAndTheNextOneIsInHand() {
        expect("# mine|a|# about b|c|", List.of(1), new Edit.Delete(Set.of(1, 2)));
        expect("# mine|a|# about b|b # at home|wrong line|", List.of(2), new Edit.Delete(Set.of(3)));
        expect("# mine|# about b|", List.of(), new Edit.Delete(Set.of(0, 1, 2, 3)));
    }

    @Test
    void rowsMoveTogetherInTheirOrderWhileCommentsStay() {
        expect("# mine|b # at home|# about b|c|a|wrong line|", List.of(0, 1), new Edit.Move(Set.of(3, 1), 0));
        expect("# mine|wrong line|# about b|c|a|b # at home|", List.of(2, 3), new Edit.Move(Set.of(0, 1), 4));
        expect("# mine|b # at home|# about b|a|wrong line|c|", List.of(1), new Edit.Move(Set.of(0), 2));
    }

    @Test
    void aMoveToWhereTheyStandChangesNothing() {
        for (int before = 1; before <= 3; before++) {
            assertEquals(LIST, new Edit.Move(Set.of(1, 2), before).on(LIST).list());
        }
    }
}
