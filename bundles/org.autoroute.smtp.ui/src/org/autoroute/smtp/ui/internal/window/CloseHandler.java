package org.autoroute.smtp.ui.internal.window;

import org.eclipse.e4.core.di.annotations.Execute;

/** Closes the window, by the keyboard. */
public final class CloseHandler {

    @Execute
    void run(WindowControl window) {
        window.close();
    }
}
