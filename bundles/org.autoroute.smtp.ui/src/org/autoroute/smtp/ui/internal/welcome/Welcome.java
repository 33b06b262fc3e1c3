package org.autoroute.smtp.ui.internal.welcome;

import java.util.function.Supplier;

import org.eclipse.swt.widgets.Shell;

import org.autoroute.smtp.ui.internal.app.Memory;
import org.autoroute.smtp.ui.internal.app.Renewal;
import org.autoroute.smtp.ui.internal.model.LiveModel;

/** Opens the welcome, one at a time, and remembers that it was seen. UI thread. */
final class Welcome {

    private static final String DONE = "welcome.done";

    private final LiveModel model;
    private final Memory memory;
    private final Finder finder;
    private final Runnable check;
    private final Supplier<Shell> window;
    private WelcomeDialog dialog;

    /**
     * Opens nothing yet.
     *
     * @param check  opens the check
     * @param window the shell the welcome belongs to
     */
    Welcome(LiveModel model, Memory memory, Finder finder, Runnable check, Supplier<Shell> window) {
        this.model = model;
        this.memory = memory;
        this.finder = finder;
        this.check = check;
        this.window = window;
    }

    /** Opens it for a user who has no server yet, has not seen it, and has the window before him. */
    void greet() {
        Shell shell = window.get();
        boolean seen = memory.get(DONE).isPresent();
        if (!seen && model.service().state().servers().isEmpty() && !shell.isDisposed() && shell.isVisible() && !shell.getMinimized()) {
            open();
        }
    }

    private Shell make(int first) {
        dialog = new WelcomeDialog(window.get(), model, finder, check, first);
        dialog.open();
        WelcomeDialog made = dialog;
        Renewal.on(made.getShell(), () -> make(made.step()));
        return made.getShell();
    }

    /** Opens it, or brings the open one to the front. */
    void open() {
        memory.put(DONE, Boolean.TRUE.toString());
        if (dialog != null && dialog.getShell() != null) {
            dialog.getShell().forceActive();
            return;
        }
        make(0);
    }
}
