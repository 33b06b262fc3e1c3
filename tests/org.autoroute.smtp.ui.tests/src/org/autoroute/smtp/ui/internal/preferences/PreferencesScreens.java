package org.autoroute.smtp.ui.internal.preferences;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.ui.internal.app.Memory;
import org.autoroute.smtp.ui.internal.autostart.StartWithSystem;
import org.autoroute.smtp.ui.internal.testing.Screen;
import org.autoroute.smtp.ui.internal.testing.Stage;

/** Each page of the preferences. */
public final class PreferencesScreens {

    private PreferencesScreens() {
    }

    public static Stream<Screen> all() {
        return Stream.of(Preferences.GENERAL, Preferences.INTERNAL_SERVER, Preferences.SMTP_SERVERS)
                .map(page -> new Screen("preferences " + page, stage -> open(stage, page)));
    }

    private static Shell open(Stage stage, String page) {
        AtomicReference<Shell> parent = new AtomicReference<>();
        stage.open(parent::set);
        StartWithSystem start = new StartWithSystem(new PlayedAutostart(), () -> Optional.of(PlayedAutostart.OWN));
        return stage.bot().ask(() -> {
            Preferences preferences = new Preferences(stage.model(), Memory.ofNothing(), start, () -> { }, stage.bot().display()::asyncExec);
            parent.get().addDisposeListener(event -> preferences.close());
            preferences.open(parent.get(), Optional.of(page));
            return Arrays.stream(parent.get().getShells()).findFirst().orElseThrow();
        });
    }
}
