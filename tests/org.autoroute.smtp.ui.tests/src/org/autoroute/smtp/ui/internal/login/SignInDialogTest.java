package org.autoroute.smtp.ui.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.service.login.Consent;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;
import org.autoroute.smtp.ui.internal.testing.Words;

@Timeout(60)
@ExtendWith(OnStage.class)
class SignInDialogTest {

    private final Stage stage;
    private final List<String> opened = new CopyOnWriteArrayList<>();
    private Bot bot;

    SignInDialogTest(Stage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void open() {
        bot = stage.bot().within(LoginScreens.signIn(stage, opened::add));
    }

    private void signIn() {
        bot.button("Sign In").click();
        bot.waitUntil("the address", () -> bot.readOnlyTexts().contains(LoginScreens.CODE.address().toString()));
    }

    @Test
    void addressAndCodeAreShownCopiedAndOpened() {
        assertFalse(bot.button("Open in Browser").isEnabled());
        signIn();
        assertTrue(bot.readOnlyTexts().contains("ABCD-EFGH"));
        assertFalse(bot.button("Sign In").isEnabled());
        bot.button("Copy Code").click();
        bot.waitUntil("copied", () -> bot.clipboard().equals("ABCD-EFGH"));
        bot.button("Copy Address").click();
        bot.waitUntil("copied", () -> bot.clipboard().equals(LoginScreens.CODE.address().toString()));
        bot.button("Open in Browser").click();
        bot.waitUntil("opened", () -> opened.equals(List.of(LoginScreens.CODE.address().toString())));
    }

    @Test
    void aProviderWithoutCodesShowsItsPage() {
        stage.service().logins().consent(new Consent.Page(URI.create("https://login.provider.example/page"), Instant.MAX));
        bot.button("Sign In").click();
        bot.waitUntil("the address", () -> bot.readOnlyTexts().contains("https://login.provider.example/page"));
        assertFalse(bot.button("Copy Code").isEnabled());
    }

    @Test
    void theKeyboardIsWhereTheNextStepIs() {
        assertTrue(bot.button("Sign In").hasFocus());
        signIn();
        bot.waitUntil("to the browser", bot.button("Open in Browser")::hasFocus);
        stage.service().logins().permission().completeExceptionally(new CompletionException(new RefusedException(Words.text("refused"))));
        bot.waitUntil("again", bot.button("Sign In")::hasFocus);
    }

    @Test
    void theEndIsTold() {
        signIn();
        stage.service().logins().permission().complete(null);
        bot.label("Signed in. This login is used from now on.");
        assertFalse(bot.readOnlyTexts().contains("ABCD-EFGH"));
    }

    @Test
    void aRefusalSaysWhyAndAnotherAttemptIsPossible() {
        signIn();
        stage.service().logins().permission().completeExceptionally(new CompletionException(new RefusedException(Words.text("refused"))));
        bot.label("the list has no server");
        assertTrue(bot.button("Sign In").isEnabled());
    }

    @Test
    void closingGivesUp() {
        signIn();
        bot.button("Close").click();
        bot.waitUntil("given up", () -> stage.service().logins().permission().isCancelled());
        assertEquals(List.of(), opened);
    }
}
