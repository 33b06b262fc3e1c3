package org.autoroute.smtp.ui.internal.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import org.autoroute.smtp.routing.EntryException;
import org.autoroute.smtp.routing.ServerList;

class ChangeTest {

    private static final ServerList LIST = list("abcdef");

    /** A line each. */
    private static ServerList list(String servers) {
        return ServerList.EMPTY.with(servers.chars().mapToObj(Character::toString).toList());
    }

    private static Change change(Edit edit) {
        return new Change(LIST, edit.on(LIST).list());
    }

    @Test
    void theListTheUserSawBecomesTheOneTheUserWants() {
        Change change = change(new Edit.Delete(Set.of(0, 4)));
        assertEquals(list("bcdf"), change.applyTo(LIST));
        assertEquals(LIST, change.inverse().applyTo(list("bcdf")));
    }

    @Test
    void whatOthersDidBelowStays() {
        assertEquals(list("bcdefx"), change(new Edit.Delete(Set.of(0))).applyTo(list("abcdefx")));
    }

    @Test
    void whatOthersDidAboveStays() {
        assertEquals(list("xyabcdf"), change(new Edit.Delete(Set.of(4))).applyTo(list("xyabcdef")));
        assertEquals(list("cdf"), change(new Edit.Delete(Set.of(4))).applyTo(list("cdef")));
    }

    @Test
    void aDeletionIsTakenBackAfterOthersHaveAdded() {
        Change deleted = change(new Edit.Delete(Set.of(2)));
        assertEquals(list("abcdefx"), deleted.inverse().applyTo(list("abdefx")));
    }

    @Test
    void twoThatAddAtTheEndBothGetTheirLine() {
        assertEquals(list("abcdefxy"), change(new Edit.Insert(6, List.of("y"))).applyTo(list("abcdefx")));
    }

    @Test
    void whatOthersHaveChangedInTheSamePlaceIsNotOverwritten() {
        assertThrows(EntryException.class, () -> change(new Edit.Rewrite(2, "x")).applyTo(list("abydef")));
        assertThrows(EntryException.class, () -> change(new Edit.Delete(Set.of(2))).applyTo(list("abdef")));
        assertThrows(EntryException.class, () -> change(new Edit.Move(Set.of(0), 6)).applyTo(list("abdef")));
    }

    @Property
    void itLeadsToAndFro(@ForAll @Size(max = 8) List<@CharRange(from = 'a', to = 'd') Character> from,
            @ForAll @Size(max = 8) List<@CharRange(from = 'a', to = 'd') Character> to) {
        ServerList before = ServerList.EMPTY.with(from.stream().map(String::valueOf).toList());
        ServerList after = ServerList.EMPTY.with(to.stream().map(String::valueOf).toList());
        Change change = new Change(before, after);
        assertEquals(after, change.applyTo(before));
        assertEquals(before, change.inverse().applyTo(after));
    }

    @Property
    void aLineOfOthersAtEitherEndSurvives(@ForAll @Size(min = 1, max = 8) List<@CharRange(from = 'a', to = 'd') Character> from,
            @ForAll @Size(max = 8) List<@CharRange(from = 'a', to = 'd') Character> to) {
        String before = join(from);
        String after = join(to);
        Change change = new Change(list("(" + before + ")"), list("(" + after + ")"));
        assertEquals(list("x(" + after + ")"), change.applyTo(list("x(" + before + ")")));
        assertEquals(list("(" + after + ")x"), change.applyTo(list("(" + before + ")x")));
    }

    private static String join(List<Character> characters) {
        return characters.stream().map(String::valueOf).reduce("", String::concat);
    }
}
