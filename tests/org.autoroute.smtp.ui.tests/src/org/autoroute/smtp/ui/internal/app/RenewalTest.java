package org.autoroute.smtp.ui.internal.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;

@Timeout(60)
@ExtendWith(OnStage.class)
class RenewalTest {

    private final Stage stage;
    private final Bot bot;
    private final List<Shell> opened = new ArrayList<>();
    private Shell window;

    RenewalTest(Stage stage) {
        this.stage = stage;
        bot = stage.bot();
    }

    private Shell child(Shell parent) {
        Shell shell = new Shell(parent);
        shell.setSize(200, 100);
        shell.open();
        opened.add(shell);
        return shell;
    }

    private void reopen() {
        bot.ask(() -> {
            Renewal.reopen(bot.display());
            return null;
        });
    }

    @Test
    void aWindowIsOpenedAgainWhereItWas() {
        stage.open(shell -> window = shell);
        Point place = bot.ask(() -> {
            Shell shell = child(window);
            Renewal.on(shell, () -> child(window));
            shell.setLocation(120, 140);
            return shell.getLocation();
        });
        reopen();
        assertTrue(opened.getFirst().isDisposed());
        assertEquals(place, bot.ask(() -> opened.getLast().getLocation()));
    }

    @Test
    void aWindowThatGoesWithAnotherIsOpenedAgainToo() {
        stage.open(shell -> window = shell);
        bot.ask(() -> {
            Shell outer = child(window);
            Renewal.on(outer, () -> child(window));
            Renewal.on(child(outer), () -> child(window));
            return null;
        });
        reopen();
        assertEquals(List.of(true, true, false, false), bot.ask(() -> opened.stream().map(Shell::isDisposed).toList()));
    }

    @Test
    void theOneThatHasTheKeyboardHasItAgain() {
        stage.open(shell -> window = shell);
        Shell first = bot.ask(() -> child(window));
        Shell second = bot.ask(() -> child(window));
        Shell[] again = new Shell[1];
        bot.ask(() -> {
            Renewal.on(first, () -> again[0] = child(window));
            Renewal.on(second, () -> child(window));
            first.forceActive();
            return null;
        });
        bot.waitUntil("the first is active", () -> bot.ask(bot.display()::getActiveShell) == first);
        reopen();
        bot.waitUntil("it is active again", () -> bot.ask(bot.display()::getActiveShell) == again[0]);
    }

    @Test
    void aWindowThatDidNotSayHowStays() {
        stage.open(shell -> window = shell);
        Shell other = bot.ask(() -> child(window));
        reopen();
        assertFalse(other.isDisposed());
    }
}
