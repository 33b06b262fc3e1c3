package org.autoroute.smtp.ui.internal.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.discovery.DiscoveryListener;
import org.autoroute.smtp.service.discovery.FoundServer;
import org.autoroute.smtp.service.discovery.Source;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.BotShell;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;

@Timeout(60)
@ExtendWith(OnStage.class)
class FindDialogTest {

    private final Stage stage;
    private BotShell dialog;
    private Bot bot;

    FindDialogTest(Stage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void open() {
        AtomicReference<Shell> parent = new AtomicReference<>();
        stage.open(parent::set);
        stage.bot().display().asyncExec(() -> new FindDialog(parent.get(), stage.model()).open());
        dialog = stage.bot().shell("Find Servers");
        bot = stage.bot().within(dialog.widget());
    }

    private DiscoveryListener search() {
        bot.text(0).setText("alice@home.example");
        bot.button("Search").click();
        bot.waitUntil("a search", () -> stage.service().search() != null);
        return stage.service().search();
    }

    private void found(FoundServer... servers) {
        DiscoveryListener search = search();
        List.of(servers).forEach(search::found);
        search.ended(List.of(servers));
        bot.waitUntil("the end of the search", () -> bot.table(0).rowCount() == servers.length && bot.button("Search").isEnabled());
    }

    @Test
    void onlyAnAddressCanBeSearchedFor() {
        assertFalse(bot.button("Search").isEnabled());
        bot.text(0).setText("alice");
        assertFalse(bot.button("Search").isEnabled());
        bot.text(0).setText("alice@home.example");
        assertTrue(bot.button("Search").isEnabled());
    }

    @Test
    void enterAddsWhatIsFound() {
        found(Findings.GOOD);
        assertTrue(bot.ask(bot.table(0).widget()::isFocusControl));
        assertTrue(bot.button("Add").isDefault());
    }

    @Test
    void whenNothingIsFoundAnotherAddressCanBeTyped() {
        found();
        assertTrue(bot.ask(bot.text(0).widget()::isFocusControl));
    }

    @Test
    void whileItSearchesItSaysWhatItLooksAtAndTakesNoOtherSearch() {
        search().looking(Text.of(Source.class, "source.autoconfig"));
        bot.label("the provider\u2019s configuration file");
        assertFalse(bot.button("Search").isEnabled());
        assertFalse(bot.button("Add").isEnabled());
        assertEquals("alice@home.example", stage.service().searched().text());
    }

    @Test
    void serversAreShownWithProtectionSourceAndState() {
        found(Findings.GOOD, Findings.ELSEWHERE, Findings.BROKEN);
        assertEquals(List.of("smtp.home.example:465", "TLS", "the domain\u2019s SRV records", "Answers"), bot.table(0).row(0));
        assertEquals(List.of("smtp.hosting.example:587", "STARTTLS", "the provider\u2019s configuration file", "Answers, other domain"),
                bot.table(0).row(1));
        assertEquals(List.of("mail.home.example:587", "STARTTLS", "the domain\u2019s SRV records", "Does not work"), bot.table(0).row(2));
    }

    @Test
    void onlyTheFirstThatWorksInTheOwnDomainIsChecked() {
        found(Findings.GOOD, Findings.ELSEWHERE, Findings.BROKEN);
        assertEquals(List.of(true, false, false), bot.table(0).checks());
    }

    @Test
    void aServerOfAnotherDomainIsNotCheckedAndPointedOut() {
        found(Findings.ELSEWHERE);
        assertEquals(List.of(false), bot.table(0).checks());
        bot.label("A server is outside the domain of the address. Check it only if your provider names it.");
        assertFalse(bot.button("Add").isEnabled());
    }

    @Test
    void addPutsTheLinesAtTheEndOfTheList() {
        stage.service().server("smtp.first.example");
        found(Findings.GOOD, Findings.ELSEWHERE);
        bot.button("Add").click();
        bot.waitUntil("the list has two lines", () -> stage.service().state().servers().size() == 2);
        assertEquals("smtp.home.example:465 login=password user=alice@home.example", stage.service().state().servers().get(1).line());
    }

    @Test
    void withoutAnyServerItSaysWhatToDo() {
        found();
        bot.label("No server was found. Ask your provider for its outgoing mail server (SMTP), and add it by hand.");
    }

    @Test
    void closingEndsTheSearchAndWhatComesLateIsPassedOver() {
        DiscoveryListener search = search();
        bot.button("Cancel").click();
        bot.waitUntil("the search is closed", () -> stage.service().calls.contains("discover closed"));
        search.ended(List.of(Findings.GOOD));
        assertEquals(0, stage.service().state().servers().size());
    }
}
