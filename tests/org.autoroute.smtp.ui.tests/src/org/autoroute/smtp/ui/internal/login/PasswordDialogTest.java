package org.autoroute.smtp.ui.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.FakeLogins;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;

@Timeout(60)
@ExtendWith(OnStage.class)
class PasswordDialogTest {

    private static final String NAME = "smtp.first.example:587 alice@first.example";

    private final Stage stage;
    private Bot bot;

    PasswordDialogTest(Stage stage) {
        this.stage = stage;
    }

    private Shell open() {
        Shell shell = LoginScreens.password(stage);
        bot = stage.bot().within(shell);
        return shell;
    }

    @Test
    void aPasswordIsStoredForThisServerAndUserAndTheDialogCloses() {
        Shell shell = open();
        bot.label("No password is stored yet.");
        assertFalse(bot.button("Store").isEnabled());
        assertTrue(bot.ask(() -> (bot.text().widget().getStyle() & SWT.PASSWORD) != 0));
        bot.text().setText("s3cret");
        bot.button("Store").click();
        bot.waitUntil("closed", () -> stage.bot().ask(shell::isDisposed));
        assertEquals("s3cret", stage.service().logins().stored().get(NAME).reveal());
    }

    @Test
    void aStoredPasswordIsNotShownAndCanBeRemoved() {
        stage.service().logins().stored().put(NAME, new Secret("s3cret"));
        open();
        bot.label("A password is stored. A new one takes its place.");
        assertEquals("", bot.text().getText());
        bot.button("Remove").click();
        bot.label("No password is stored yet.");
        assertTrue(stage.service().logins().stored().isEmpty());
        bot.waitUntil("nothing to remove", () -> !bot.button("Remove").isEnabled());
    }

    @Test
    void thatOfMailClientsIsKeptApart() {
        Shell shell = LoginScreens.listener(stage);
        bot = stage.bot().within(shell);
        bot.label("The password mail clients on other computers log in with at this program");
        bot.text().setText("s3cret");
        bot.button("Store").click();
        bot.waitUntil("closed", () -> stage.bot().ask(shell::isDisposed));
        assertEquals("s3cret", stage.service().logins().stored().get(FakeLogins.LISTENER).reveal());
        assertEquals(1, stage.service().logins().stored().size());
    }
}
