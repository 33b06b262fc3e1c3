package org.autoroute.smtp.ui.internal.login;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.service.login.Consent;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.Screen;
import org.autoroute.smtp.ui.internal.testing.Stage;
import org.autoroute.smtp.ui.internal.testing.Words;

/** The dialogs about the secret of a login, at rest and at work. */
public final class LoginScreens {

    static final HostPort SERVER = new HostPort("smtp.first.example", 587);
    static final Login.Stored PASSWORD = new Login.Stored("alice@first.example", Optional.empty(), false, false);
    static final Login.Stored PERMISSION = new Login.Stored("alice@first.example", Optional.of("microsoft"), false, false);
    static final Consent CODE = new Consent.Code(URI.create("https://login.provider.example/device?language=en&long=yes"), "ABCD-EFGH", Instant.MAX);

    private LoginScreens() {
    }

    public static Stream<Screen> all() {
        return Stream.of(new Screen("password", LoginScreens::password), new Screen("password of mail clients", LoginScreens::listener), new Screen("sign in", stage -> signIn(stage, address -> { })),
                new Screen("sign in with code", LoginScreens::code), new Screen("sign in refused", LoginScreens::refused));
    }

    static Shell password(Stage stage) {
        return open(stage, parent -> PasswordDialog.of(parent, stage.model(), SERVER, PASSWORD));
    }

    static Shell listener(Stage stage) {
        return open(stage, parent -> PasswordDialog.ofListener(parent, stage.model()));
    }

    static Shell signIn(Stage stage, Consumer<String> browser) {
        stage.service().logins().consent(CODE);
        return open(stage, parent -> new SignInDialog(parent, stage.model(), SERVER, PERMISSION, browser));
    }

    private static Shell code(Stage stage) {
        Shell shell = signIn(stage, address -> { });
        Bot bot = stage.bot().within(shell);
        bot.button(Messages.of(SignInDialog.class).get("signIn")).click();
        bot.waitUntil("the code", () -> bot.readOnlyTexts().contains("ABCD-EFGH"));
        return shell;
    }

    private static Shell refused(Stage stage) {
        Shell shell = code(stage);
        stage.service().logins().permission().completeExceptionally(new CompletionException(new RefusedException(Words.text("refused"))));
        Bot bot = stage.bot().within(shell);
        bot.waitUntil("the end", () -> bot.button(Messages.of(SignInDialog.class).get("signIn")).isEnabled());
        return shell;
    }

    private static Shell open(Stage stage, Function<Shell, Dialog> dialog) {
        AtomicReference<Shell> parent = new AtomicReference<>();
        stage.open(parent::set);
        return stage.bot().ask(() -> {
            Dialog opened = dialog.apply(parent.get());
            opened.setBlockOnOpen(false);
            opened.open();
            return opened.getShell();
        });
    }
}
