package org.autoroute.smtp.ui.internal.network;

import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.ui.internal.testing.Screen;
import org.autoroute.smtp.ui.internal.testing.Stage;

/** The question what would be elsewhere, at rest and with something that cannot be read. */
public final class WhatIfScreens {

    private WhatIfScreens() {
    }

    public static Stream<Screen> all() {
        return Stream.of(new Screen("what if", WhatIfScreens::open), new Screen("what if wrong", stage -> {
            Shell shell = open(stage);
            stage.bot().within(shell).text(0).setText("192.0.2");
            return shell;
        }));
    }

    static Shell open(Stage stage) {
        AtomicReference<Shell> parent = new AtomicReference<>();
        stage.open(parent::set);
        return stage.bot().ask(() -> {
            WhatIfDialog dialog = new WhatIfDialog(parent.get(), stage.model());
            dialog.setBlockOnOpen(false);
            dialog.open();
            return dialog.getShell();
        });
    }
}
