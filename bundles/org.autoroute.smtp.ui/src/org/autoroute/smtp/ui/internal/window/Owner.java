package org.autoroute.smtp.ui.internal.window;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Whom a new dialog belongs to. One that belonged to nobody would open behind the window that is always on top. UI thread. */
public final class Owner {

    private static final String MODEL = "modelElement";

    private Owner() {
    }

    /** The shell that has the keyboard, else the program's window; null when neither can be seen. */
    public static Shell of(Display display) {
        return Stream.concat(Optional.ofNullable(display.getActiveShell()).stream(), Arrays.stream(display.getShells()).filter(Owner::isWindow))
                .filter(shell -> shell.isVisible() && !shell.getMinimized()).findFirst().orElse(null);
    }

    /** E4 keeps the model of the window there. */
    private static boolean isWindow(Shell shell) {
        return shell.getData(MODEL) instanceof MWindow;
    }
}
