package org.autoroute.smtp.ui.internal.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.BotShell;
import org.autoroute.smtp.ui.internal.testing.BotTable;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;

@Timeout(60)
@ExtendWith(OnStage.class)
class ImportDialogTest {

    private final Stage stage;
    private final PlayedFinder finder = new PlayedFinder();
    private BotShell dialog;
    private Bot bot;

    ImportDialogTest(Stage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void open() {
        AtomicReference<Shell> parent = new AtomicReference<>();
        stage.open(parent::set);
        stage.bot().display().asyncExec(() -> new ImportDialog(parent.get(), stage.model(), finder).open());
        dialog = stage.bot().shell("Import Servers");
        bot = stage.bot().within(dialog.widget());
    }

    private BotTable found(int rows) {
        BotTable table = bot.table(0);
        bot.waitUntil(rows + " servers", () -> table.isVisible() && table.rowCount() == rows);
        return table;
    }

    @Test
    void whileItSearchesNothingCanBeAddedAndTheSearchCanBeStopped() {
        bot.label("Looking into the mail clients of this computer\u2026");
        assertFalse(bot.button("Add").isEnabled());

        bot.button("Stop").click();

        bot.label("The search was ended");
        bot.waitUntil("the search is given up", () -> finder.interrupted() == 1);
        finder.answer(PlayedFinder.THREE);
        bot.button("Search Again").click();
        found(3);
    }

    @Test
    void serversAreShownWithTheirClientAndAccountAndTheNewOnesAreChecked() {
        finder.answer(PlayedFinder.THREE);

        BotTable table = found(3);

        assertEquals(List.of("smtp.home.example", "587", "STARTTLS", "alice@home.example", "Thunderbird, KMail", "alice@home.example", "New"), table.row(0));
        assertEquals(List.of("smtp.tls.example", "465", "TLS", "", "Evolution", "Work", "New"), table.row(2));
        assertEquals(List.of(true, true, true), table.checks());
        assertTrue(bot.shows("smtp.home.example:587 login=password user=alice@home.example\nmail.office.example\nsmtp.tls.example:465"), "the lines are shown before they are added");
    }

    @Test
    void addPutsTheCheckedServersAtTheEndOfTheList() {
        stage.service().server("smtp.first.example");
        finder.answer(PlayedFinder.THREE);
        found(3).check(1, false);

        bot.button("Add").click();

        bot.waitUntil("they are added", () -> stage.service().calls.contains("insert 2 [smtp.home.example:587 login=password user=alice@home.example, smtp.tls.example:465]"));
        bot.waitUntil("the dialog is closed", () -> !dialog.isOpen());
    }

    @Test
    void aServerOfTheListCannotBeCheckedEvenIfItCameIntoTheListMeanwhile() {
        stage.service().server("MAIL.office.example \"Office\"");
        finder.answer(PlayedFinder.THREE);
        BotTable table = found(3);
        assertEquals(List.of("mail.office.example", "25", "if offered", "", "Claws Mail", "alice@office.example", "Already in the list"), table.row(2));
        table.check(2, true);
        bot.waitUntil("it is not checked", () -> !table.checks().get(2));

        stage.service().server("smtp.home.example:587");

        bot.waitUntil("one is left", () -> table.cell(0, 0).equals("smtp.tls.example"));
        bot.button("Select All").click();
        bot.waitUntil("only that one is checked", () -> table.checks().equals(List.of(true, false, false)));
    }

    @Test
    void thatPasswordsHaveToBeSetIsSaidAsLongAsAServerWithALoginIsChosen() {
        String words = "Passwords are not read. With Servers > Set Password or Sign In\u2026 you store them after adding; until then no mail goes to "
                + "these servers.";
        finder.answer(PlayedFinder.THREE);
        BotTable table = found(3);
        bot.waitUntil("it is said", () -> bot.says(words));

        table.check(0, false);

        bot.waitUntil("it is not said", () -> !bot.says(words));
        table.check(0, true);
        bot.waitUntil("it is said again", () -> bot.says(words));
    }

    @Test
    void withoutAChoiceThereIsNothingToAdd() {
        finder.answer(PlayedFinder.THREE);
        found(3);

        bot.button("Select None").click();

        bot.waitUntil("nothing would be added", () -> bot.shows("No line is added"));
        assertFalse(bot.button("Add").isEnabled());
    }

    @Test
    void whatWasSkippedIsCountedAndShownOnDemand() {
        finder.answer(PlayedFinder.THREE);
        found(3);
        bot.label("Skipped: 1");
        String skipped = PlayedFinder.THREE.problems().getFirst().text().toString();
        assertFalse(bot.shows(skipped));

        bot.button("Details >>").click();

        bot.waitUntil("it is shown", () -> bot.shows(skipped));
        bot.button("<< Details").click();
        bot.waitUntil("it is hidden", () -> !bot.shows(skipped));
    }

    /** On a screen that ends just below the dialog. */
    @Test
    void theTableKeepsItsHeightWhenDetailsAreOpenedAtTheFootOfTheScreen() {
        finder.answer(PlayedFinder.THREE);
        BotTable table = found(3);
        Rectangle screen = bot.ask(() -> dialog.widget().getMonitor().getClientArea());
        bot.ask(() -> {
            Point size = dialog.widget().getSize();
            dialog.widget().setLocation(screen.x, screen.y + screen.height - size.y);
            return null;
        });
        bot.waitUntil("it is at the foot", () -> bot.ask(() -> dialog.widget().getLocation().y) > screen.y);
        int height = bot.ask(() -> table.widget().getSize().y);

        bot.button("Details >>").click();

        bot.waitUntil("it is shown", () -> bot.shows(PlayedFinder.THREE.problems().getFirst().text().toString()));
        bot.waitUntil("the table is as high as before", () -> bot.ask(() -> table.widget().getSize().y) >= height);
        Rectangle bounds = bot.ask(() -> dialog.widget().getBounds());
        assertTrue(bounds.y + bounds.height <= screen.y + screen.height, bounds + " on " + screen);
    }

    @Test
    void withoutAnyMailClientItSaysWhatToDo() {
        finder.answer(PlayedFinder.NOTHING);

        bot.label("No servers found");
        assertFalse(bot.button("Add").isEnabled());
        assertFalse(bot.button("Select All").isEnabled());
    }

    @Test
    void cancelEndsTheSearch() {
        bot.button("Cancel").click();

        bot.waitUntil("the search is given up", () -> finder.interrupted() == 1);
        assertEquals(List.of(), stage.service().calls);
    }
}
