package org.autoroute.smtp.ui.internal.discovery;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.Screen;
import org.autoroute.smtp.ui.internal.testing.Stage;

/** The search for servers before and after it has found some. */
public final class FindScreens {

    private FindScreens() {
    }

    public static Stream<Screen> all() {
        return Stream.of(new Screen("find", FindScreens::open), new Screen("find ended", FindScreens::ended));
    }

    private static Shell open(Stage stage) {
        AtomicReference<Shell> parent = new AtomicReference<>();
        stage.open(parent::set);
        return stage.bot().ask(() -> {
            FindDialog dialog = new FindDialog(parent.get(), stage.model());
            dialog.setBlockOnOpen(false);
            dialog.open();
            return dialog.getShell();
        });
    }

    private static Shell ended(Stage stage) {
        Shell shell = open(stage);
        Bot bot = stage.bot().within(shell);
        bot.text(0).setText("alice@home.example");
        bot.button(Messages.of(FindDialog.class).get("search")).click();
        bot.waitUntil("a search", () -> stage.service().search() != null);
        stage.service().search().ended(List.of(Findings.GOOD, Findings.ELSEWHERE, Findings.BROKEN));
        bot.waitUntil("the end", () -> bot.table(0).rowCount() == 3);
        return shell;
    }
}
