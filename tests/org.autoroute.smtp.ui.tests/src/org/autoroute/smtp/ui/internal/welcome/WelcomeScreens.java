package org.autoroute.smtp.ui.internal.welcome;

import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.Screen;
import org.autoroute.smtp.ui.internal.testing.Stage;

/** Each step of the welcome, and the import. */
public final class WelcomeScreens {

    private static final int STEPS = 4;

    private WelcomeScreens() {
    }

    public static Stream<Screen> all() {
        return Stream.concat(IntStream.rangeClosed(1, STEPS).mapToObj(step -> new Screen("welcome " + step, stage -> welcome(stage, step))),
                Stream.of(new Screen("import", stage -> servers(stage)),
                        new Screen("import nothing", stage -> open(stage, parent -> new ImportDialog(parent, stage.model(), () -> PlayedFinder.NOTHING)))));
    }

    private static Shell welcome(Stage stage, int step) {
        Messages words = Messages.of(WelcomeDialog.class);
        Shell shell = open(stage, parent -> new WelcomeDialog(parent, stage.model(), () -> PlayedFinder.THREE, () -> { }, 0));
        Bot bot = stage.bot().within(shell);
        for (int at = 1; at < step; at++) {
            bot.button(words.get("welcome.next")).click();
            bot.label(words.get("welcome.count", at + 1, STEPS));
        }
        return shell;
    }

    private static Shell servers(Stage stage) {
        Shell shell = open(stage, parent -> new ImportDialog(parent, stage.model(), () -> PlayedFinder.THREE));
        Bot bot = stage.bot().within(shell);
        bot.waitUntil("found", () -> bot.shows("smtp.home.example:587 login=password user=alice@home.example\nmail.office.example\nsmtp.tls.example:465"));
        return shell;
    }

    private static Shell open(Stage stage, java.util.function.Function<Shell, Window> dialog) {
        AtomicReference<Shell> parent = new AtomicReference<>();
        AtomicReference<Window> made = new AtomicReference<>();
        stage.open(parent::set);
        stage.bot().ask(() -> {
            Window window = dialog.apply(parent.get());
            window.setBlockOnOpen(false);
            window.open();
            made.set(window);
            return null;
        });
        return stage.bot().ask(() -> made.get().getShell());
    }
}
