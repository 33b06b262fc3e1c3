package org.autoroute.smtp.ui.internal.tray.dbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.autoroute.smtp.ui.internal.tray.Action;
import org.autoroute.smtp.ui.internal.tray.MenuLine;
import org.autoroute.smtp.ui.internal.tray.MenuLine.Check;
import org.autoroute.smtp.ui.internal.tray.MenuLine.Choice;
import org.autoroute.smtp.ui.internal.tray.MenuLine.Command;
import org.autoroute.smtp.ui.internal.tray.MenuLine.Separator;

class MenuTreeTest {

    private static final Choice FIRST = new Choice(new Action.Use(1, "first"), "first", true);
    private static final Choice SECOND = new Choice(new Action.Use(2, "second"), "second", false);
    private static final Command QUIT = new Command(Action.Plain.QUIT, "&Quit", true);

    private static List<Integer> ids(MenuTree tree) {
        return List.copyOf(tree.lines().keySet());
    }

    private static MenuTree tree(MenuLine... lines) {
        return MenuTree.EMPTY.with(List.of(lines));
    }

    @Test
    void linesAreNumberedFromOne() {
        assertEquals(List.of(1, 2, 3), ids(tree(FIRST, new Separator(), QUIT)));
    }

    @Test
    void whatSaysSomethingElseKeepsItsNumber() {
        MenuTree before = tree(FIRST, SECOND, new Check(new Action.Pause(true), "&Pause", false));
        MenuTree now = before.with(List.of(new Choice(FIRST.action(), "first", false), SECOND, new Check(new Action.Pause(false), "&Pause", true)));
        assertEquals(ids(before), ids(now));
        assertEquals(before.revision(), now.revision());
        assertEquals(List.of(1, 3), now.changedSince(before));
        assertEquals(Optional.of(new Action.Pause(false)), now.action(3));
    }

    @Test
    void aLineThatWentDoesNotLeaveItsNumberToAnother() {
        MenuTree before = tree(FIRST, SECOND, QUIT);
        MenuTree now = before.with(List.of(FIRST, QUIT)).with(List.of(FIRST, new Choice(new Action.Use(2, "third"), "third", false), QUIT));
        assertEquals(List.of(1, 4, 3), ids(now));
        assertEquals(before.revision() + 2, now.revision());
        assertEquals(Optional.empty(), now.action(2));
    }

    @Test
    void severalLinesOfTheSameKindAreToldApart() {
        MenuTree before = tree(new Separator(), FIRST, new Separator());
        assertEquals(ids(before), ids(before.with(List.of(new Separator(), FIRST, new Separator()))));
        assertEquals(List.of(1, 2, 3), ids(before));
    }

    @Test
    void aDisabledLineDoesNothing() {
        assertEquals(Optional.empty(), tree(new Command(Action.Plain.NEXT, "Next", false)).action(1));
        assertEquals(Optional.of(Action.Plain.QUIT), tree(QUIT).action(1));
    }

    @Test
    void mnemonicsAreWrittenTheOtherWay() {
        assertEquals("P_references", MenuTree.mnemonic("P&references"));
        assertEquals("mail__1 & 2", MenuTree.mnemonic("mail_1 && 2"));
    }
}
