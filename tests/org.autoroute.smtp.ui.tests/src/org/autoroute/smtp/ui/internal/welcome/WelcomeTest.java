package org.autoroute.smtp.ui.internal.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.ui.internal.app.Memory;
import org.autoroute.smtp.ui.internal.app.Renewal;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.BotShell;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;

@Timeout(60)
@ExtendWith(OnStage.class)
class WelcomeTest {

    private final AtomicReference<Shell> parent = new AtomicReference<>();
    private final Memory memory = Memory.ofNothing();
    private final Stage stage;
    private final Bot bot;
    private Welcome welcome;

    WelcomeTest(Stage stage) {
        this.stage = stage;
        bot = stage.bot();
    }

    @BeforeEach
    void prepare() {
        stage.open(parent::set);
        welcome = new Welcome(stage.model(), memory, new PlayedFinder(), () -> { }, parent::get);
    }

    @Test
    void whoStartsForTheFirstTimeIsGreetedOnce() {
        bot.ask(() -> greeted(welcome));
        BotShell dialog = bot.shell("Welcome to Autoroute SMTP");
        bot.display().asyncExec(dialog.widget()::close);
        bot.waitUntil("closed", () -> !dialog.isOpen());

        assertEquals(0, bot.ask(() -> greeted(new Welcome(stage.model(), memory, new PlayedFinder(), () -> { }, parent::get))));
    }

    @Test
    void whoHasAServerIsNotGreeted() {
        stage.service().server("smtp.first.example");

        assertEquals(0, bot.ask(() -> greeted(welcome)));
    }

    @Test
    void aProgramThatStartsInTheTrayDoesNotGreet() {
        bot.ask(() -> {
            parent.get().setVisible(false);
            return null;
        });

        assertEquals(0, bot.ask(() -> greeted(welcome)));
    }

    @Test
    void askedForAgainItIsTheSameUntilItIsClosed() {
        open();
        Shell first = bot.shell("Welcome to Autoroute SMTP").widget();
        open();
        assertEquals(1, bot.ask(() -> Arrays.stream(parent.get().getShells()).filter(shell -> !shell.isDisposed()).count()));

        bot.display().asyncExec(first::close);
        bot.waitUntil("closed", first::isDisposed);
        open();

        assertTrue(bot.shell("Welcome to Autoroute SMTP").isOpen());
    }

    @Test
    void madeAnewItStandsAtTheSameStepAndHasTheKeyboard() {
        open();
        bot.button("Next >").click();
        bot.label("Step 2 of 4");
        bot.waitUntil("it has the keyboard", this::hasTheKeyboard);
        Shell before = bot.shell("Welcome to Autoroute SMTP").widget();
        bot.ask(() -> {
            Renewal.reopen(bot.display());
            return null;
        });
        assertTrue(bot.ask(before::isDisposed));
        bot.waitUntil("the new one has the keyboard", this::hasTheKeyboard);
        bot.label("Step 2 of 4");
    }

    /** Keys go into the dialog. */
    private boolean hasTheKeyboard() {
        return bot.ask(() -> {
            Control focused = bot.display().getFocusControl();
            return focused != null && focused.getShell().getText().equals("Welcome to Autoroute SMTP");
        });
    }

    /** How many dialogs there are after the greeting. */
    private int greeted(Welcome welcome) {
        welcome.greet();
        return parent.get().getShells().length;
    }

    private void open() {
        bot.ask(() -> {
            welcome.open();
            return null;
        });
    }
}
