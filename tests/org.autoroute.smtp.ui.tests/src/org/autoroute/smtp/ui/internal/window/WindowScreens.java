package org.autoroute.smtp.ui.internal.window;

import java.util.stream.Stream;

import org.autoroute.smtp.ui.internal.testing.Screen;

/** What the window itself shows. */
public final class WindowScreens {

    private WindowScreens() {
    }

    public static Stream<Screen> all() {
        return Stream.of(Screen.ofView("overview", (stage, parent) -> {
            OverviewPart part = new OverviewPart(stage.model());
            part.create(parent);
            parent.addDisposeListener(event -> part.destroy());
        }), Screen.ofView("state", (stage, parent) -> {
            StateBar bar = new StateBar(stage.model());
            bar.create(parent);
            parent.addDisposeListener(event -> bar.destroy());
        }));
    }
}
