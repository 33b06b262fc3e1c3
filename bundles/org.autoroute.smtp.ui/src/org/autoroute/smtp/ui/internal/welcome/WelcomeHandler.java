package org.autoroute.smtp.ui.internal.welcome;

import org.eclipse.e4.core.di.annotations.Execute;

/** Opens the welcome again. */
public final class WelcomeHandler {

    @Execute
    void run(Welcome welcome) {
        welcome.open();
    }
}
