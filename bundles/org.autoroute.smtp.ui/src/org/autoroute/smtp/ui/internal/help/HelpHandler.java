package org.autoroute.smtp.ui.internal.help;

import java.util.Optional;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** Opens the help at what the user is looking at. */
public final class HelpHandler {

    @Execute
    void run(Display display) {
        Control focus = display.getFocusControl();
        Topics.show(display, Optional.ofNullable(focus).map(Control::getShell), Topics.of(focus).orElse(Library.TOPICS.getFirst()));
    }
}
