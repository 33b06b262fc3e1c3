package org.autoroute.smtp.ui.internal.help;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.ui.internal.testing.Screen;

/** The help. */
public final class HelpScreens {

    private HelpScreens() {
    }

    public static Stream<Screen> all() {
        return Stream.of(new Screen("help", stage -> {
            AtomicReference<Shell> parent = new AtomicReference<>();
            stage.open(parent::set);
            return stage.bot().ask(() -> Topics.show(stage.bot().display(), Optional.of(parent.get()), Library.TOPICS.getFirst()).getShell());
        }));
    }
}
