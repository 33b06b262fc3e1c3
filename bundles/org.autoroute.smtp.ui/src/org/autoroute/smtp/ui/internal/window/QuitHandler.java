package org.autoroute.smtp.ui.internal.window;

import org.eclipse.e4.core.di.annotations.Execute;

/** Ends the program, by the keyboard. */
public final class QuitHandler {

    @Execute
    void run(WindowControl window) {
        window.quit();
    }
}
