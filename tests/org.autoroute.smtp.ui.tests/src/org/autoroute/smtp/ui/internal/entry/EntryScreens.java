package org.autoroute.smtp.ui.internal.entry;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.routing.LineParts;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.Screen;
import org.autoroute.smtp.ui.internal.testing.Stage;

/** The properties of a server, as few and as many as they can be, and with every field wrong that can be. */
public final class EntryScreens {

    private static final String FULL = "smtp.first.example:465 \"Office\" 192.0.2.1-192.0.2.20 ssid=Home gateway=192.0.2.1 dns=office.example from=.example.com"
            + " tls=implicit pin=" + "AB".repeat(32) + " login=oauth:google user=alice@first.example lend=yes # the best";

    private EntryScreens() {
    }

    public static Stream<Screen> all() {
        return Stream.of(screen("properties", "smtp.first.example"), screen("properties in full", FULL), new Screen("properties wrong", EntryScreens::wrong));
    }

    private static Screen screen(String name, String line) {
        return new Screen(name, stage -> open(stage, line).getShell());
    }

    private static Shell wrong(Stage stage) {
        EntryDialog dialog = open(stage, FULL);
        Bot bot = stage.bot().within(dialog.getShell());
        for (int field : new int[] {1, 2, 4}) {
            bot.text(field).setText("0");
        }
        return dialog.getShell();
    }

    static EntryDialog open(Stage stage, String line) {
        AtomicReference<Shell> parent = new AtomicReference<>();
        stage.open(parent::set);
        return stage.bot().ask(() -> {
            EntryDialog dialog = new EntryDialog(parent.get(), LineParts.of(line).orElseThrow(), Suggestions.of(stage.service().state().network()),
                    () -> List.of("google", "microsoft"));
            dialog.setBlockOnOpen(false);
            dialog.open();
            return dialog;
        });
    }
}
