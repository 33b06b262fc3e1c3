package org.autoroute.smtp.ui.internal.testing;

import org.eclipse.swt.widgets.Shell;

/** A dialog of the running program. */
public record BotShell(Bot bot, Shell widget) {

    public boolean isOpen() {
        return bot.ask(() -> !widget.isDisposed() && widget.isVisible());
    }
}
