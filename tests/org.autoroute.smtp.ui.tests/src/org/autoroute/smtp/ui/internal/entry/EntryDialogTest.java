package org.autoroute.smtp.ui.internal.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;

/** What a user does in the dialog Server Properties. */
@Timeout(60)
@ExtendWith(OnStage.class)
class EntryDialogTest {

    private static final int PROTECTION = 0;
    private static final int LOGIN = 1;
    private static final int PROVIDER = 2;
    private static final int HOST = 0;
    private static final int PORT = 1;
    private static final int PIN = 2;
    private static final int USER = 3;
    private static final int RANGE = 5;

    private final Stage stage;
    private EntryDialog dialog;
    private Bot bot;

    EntryDialogTest(Stage stage) {
        this.stage = stage;
    }

    private void open(String line) {
        dialog = EntryScreens.open(stage, line);
        bot = stage.bot().within(stage.bot().ask(dialog::getShell));
    }

    private void expect(String line) {
        assertEquals(line, bot.ask(dialog::line));
        assertEquals(line, bot.styledText().getText());
        assertTrue(bot.button("Save").isEnabled());
    }

    @Test
    void theLineIsShownAsItWillBeWritten() {
        open("smtp.first.example # mine");
        bot.text(PORT).setText("587");
        bot.comboBox(PROTECTION).select(2);
        expect("smtp.first.example:587 tls=starttls # mine");
    }

    @Test
    void theProtectionByPortFollowsThePort() {
        open("smtp.first.example");
        assertEquals("By port: STARTTLS if offered", bot.comboBox(PROTECTION).selection());
        bot.text(PORT).setText("465");
        assertEquals("By port: TLS from the start", bot.comboBox(PROTECTION).selection());
        expect("smtp.first.example:465");
    }

    @Test
    void aLoginTakesWhatItNeedsAndLeavesTheRestOut() {
        open("smtp.first.example");
        assertFalse(bot.text(USER).isEnabled());
        bot.comboBox(LOGIN).select(2);
        assertFalse(bot.button("Save").isEnabled());
        bot.text(USER).setText("alice");
        bot.checkBox("Also for other computers").click();
        bot.waitUntil("lent", () -> bot.ask(dialog::line).contains("lend"));
        expect("smtp.first.example login=password user=alice lend=yes");
        bot.comboBox(LOGIN).select(1);
        expect("smtp.first.example login=client");
        bot.comboBox(LOGIN).select(0);
        expect("smtp.first.example");
    }

    @Test
    void providersAreThoseTheServiceKnows() {
        open("smtp.first.example login=oauth:generic user=alice");
        bot.waitUntil("the providers", () -> bot.comboBox(PROVIDER).items().equals(List.of("google", "microsoft")));
        assertEquals("generic", bot.comboBox(PROVIDER).selection());
        expect("smtp.first.example login=oauth:generic user=alice");
    }

    @Test
    void eachWrongFieldSaysWhyBelowIt() {
        open("smtp.first.example");
        bot.text(PORT).setText("0");
        bot.text(PIN).setText("ab");
        bot.text(RANGE).setText("office");
        bot.label("expected a port from 1 to 65535");
        bot.label("expected a range such as 192.0.2.1-192.0.2.20 or 192.0.2.0/24");
        assertTrue(bot.hasLabelThatContains("fingerprint of a certificate"));
        assertFalse(bot.button("Save").isEnabled());
        bot.text(PORT).setText("26");
        bot.text(PIN).setText("");
        bot.text(RANGE).setText("192.0.2.0/24");
        expect("smtp.first.example:26 192.0.2.0/24");
    }

    @Test
    void withoutAServerNothingIsTaken() {
        open("smtp.first.example");
        bot.text(HOST).setText(" ");
        bot.label("expected a server: a host name or an IP address");
        assertFalse(bot.button("Save").isEnabled());
    }

    @Test
    void whatHoldsHereIsOffered() {
        stage.service().at("192.0.2.10", 24, "wlan0", "Home", Kind.WIFI);
        open("smtp.first.example");
        assertEquals(List.of("Home"), bot.comboBox(3).items());
        bot.comboBox(3).select(0);
        expect("smtp.first.example \"Home\"");
    }
}
