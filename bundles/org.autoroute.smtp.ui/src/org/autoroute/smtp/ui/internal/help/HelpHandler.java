package org.autoroute.smtp.ui.internal.help;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Opens the help at what the user is looking at. */
public final class HelpHandler {

    @Execute
    void run(Display display) {
        Control focus = display.getFocusControl();
        Shell from = focus != null ? focus.getShell() : display.getShells()[0];
        Topics.show(from, Topics.of(focus).orElse(Library.TOPICS.getFirst()));
    }
}
