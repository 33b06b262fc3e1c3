package org.autoroute.smtp.ui.internal.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.BotShell;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;
import org.autoroute.smtp.ui.internal.testing.Words;

@Timeout(60)
@ExtendWith(OnStage.class)
class WelcomeDialogTest {

    private final Stage stage;
    private final PlayedFinder finder = new PlayedFinder();
    private final CompletableFuture<Void> checked = new CompletableFuture<>();
    private BotShell dialog;
    private Bot bot;

    WelcomeDialogTest(Stage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void open() {
        AtomicReference<Shell> parent = new AtomicReference<>();
        stage.open(parent::set);
        stage.bot().display().asyncExec(() -> new WelcomeDialog(parent.get(), stage.model(), finder, () -> checked.complete(null), 0).open());
        dialog = stage.bot().shell("Welcome to Autoroute SMTP");
        bot = stage.bot().within(dialog.widget());
    }

    private void next(String step) {
        bot.button("Next >").click();
        bot.label(step);
    }

    @Test
    void itBeginsWithWhatWillHappenAndSearchesOnlyWhenTheUserComesToTheServers() {
        bot.label("Step 1 of 4");
        assertFalse(bot.button("< Back").isEnabled());
        assertEquals(0, finder.started());

        next("Step 2 of 4");

        bot.waitUntil("it searches", () -> finder.started() == 1);
    }

    @Test
    void goingOnFromTheServersAddsTheCheckedOnesOnceEvenAfterGoingBack() {
        finder.answer(PlayedFinder.THREE);
        next("Step 2 of 4");
        bot.waitUntil("servers", () -> bot.shows("smtp.home.example:587 login=password user=alice@home.example\nmail.office.example\nsmtp.tls.example:465"));

        next("Step 3 of 4");
        bot.button("< Back").click();
        bot.label("Step 2 of 4");
        bot.waitUntil("nothing more to add", () -> bot.shows("No line is added"));
        next("Step 3 of 4");

        assertEquals(List.of("insert 1 [smtp.home.example:587 login=password user=alice@home.example, mail.office.example, smtp.tls.example:465]"), stage.service().calls);
    }

    @Test
    void thePortIsWhatTheMailClientMustBeTold() {
        next("Step 2 of 4");
        next("Step 3 of 4");

        bot.label("Ready: mail clients can connect to port 2525.");
        assertEquals(List.of("localhost", "2525", "None", "None"), bot.readOnlyTexts());
    }

    @Test
    void aPortThatCannotBeHadIsExplainedAndAFreeOneOffered() {
        stage.service().portTaken(Words.text("portTaken"), 2526);
        next("Step 2 of 4");
        next("Step 3 of 4");
        bot.label(Words.text("portTaken").toString());

        bot.button("Use port 2526").click();

        bot.label("Ready: mail clients can connect to port 2526.");
        assertEquals(List.of("server.port=2526"), stage.service().calls);
    }

    @Test
    void theLastStepSaysHowThingsStandAndOpensTheCheck() {
        stage.service().server("smtp.first.example");
        next("Step 2 of 4");
        next("Step 3 of 4");
        next("Step 4 of 4");
        bot.label("Servers in your list: 1");
        bot.label("Mail clients connect to localhost, port 2525");

        bot.button("Check Now\u2026").click();

        checked.join();
        bot.waitUntil("the welcome is closed", () -> !dialog.isOpen());
    }

    @Test
    void finishAndCloseEndItAndTheSearch() {
        next("Step 2 of 4");

        bot.button("Close").click();

        bot.waitUntil("the welcome is closed", () -> !dialog.isOpen());
        bot.waitUntil("the search is given up", () -> finder.interrupted() == 1);
    }

    @Test
    void whatTheUserHasUncheckedIsNotAddedAfterGoingBack() {
        finder.answer(PlayedFinder.THREE);
        next("Step 2 of 4");
        bot.waitUntil("servers", () -> bot.shows("smtp.home.example:587 login=password user=alice@home.example\nmail.office.example\nsmtp.tls.example:465"));
        bot.table(0).check(1, false).check(2, false);
        next("Step 3 of 4");
        bot.button("< Back").click();
        bot.label("Step 2 of 4");
        bot.waitUntil("the one that was added is in the list", () -> bot.table(0).column(0).getLast().equals("smtp.home.example"));

        next("Step 3 of 4");

        assertEquals(List.of("insert 1 [smtp.home.example:587 login=password user=alice@home.example]"), stage.service().calls);
    }
}
