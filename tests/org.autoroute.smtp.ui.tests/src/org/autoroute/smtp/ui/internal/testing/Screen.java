package org.autoroute.smtp.ui.internal.testing;

import java.util.function.Function;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

/**
 * Something the user can see.
 *
 * @param name what a test calls it
 * @param open puts it on the screen, complete; from the test's thread
 */
public record Screen(String name, Function<Stage, Shell> open) {

    /** A view as a part of the window at its first size shows it. */
    public static Screen ofView(String name, View view) {
        return new Screen(name, stage -> {
            Bot[] bot = new Bot[1];
            Shell[] shell = new Shell[1];
            bot[0] = stage.open(parent -> {
                shell[0] = parent;
                view.create(stage, parent);
            });
            bot[0].ask(() -> {
                shell[0].setSize(740, 420);
                return null;
            });
            return shell[0];
        });
    }

    @Override
    public String toString() {
        return name;
    }

    /** Fills a parent; UI thread. */
    @FunctionalInterface
    public interface View {
        void create(Stage stage, Composite parent);
    }
}
