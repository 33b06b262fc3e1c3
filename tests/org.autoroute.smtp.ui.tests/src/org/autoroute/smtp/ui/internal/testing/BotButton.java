package org.autoroute.smtp.ui.internal.testing;

import org.eclipse.swt.widgets.Button;

/** A button of the running program. */
public record BotButton(Bot bot, Button widget) {

    /** Clicks it, once it can be clicked. */
    public BotButton click() {
        bot.waitUntil("enabled: " + widget, this::isEnabled);
        bot.click(widget);
        return this;
    }

    public boolean isEnabled() {
        return bot.ask(() -> widget.isEnabled() && widget.isVisible());
    }
}
