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

    /** Whether the keyboard is there. */
    public boolean hasFocus() {
        return bot.ask(widget::isFocusControl);
    }

    /** Whether Enter does the same, wherever the keyboard is. */
    public boolean isDefault() {
        return bot.ask(() -> widget.getShell().getDefaultButton() == widget);
    }

    public boolean isEnabled() {
        return bot.ask(() -> widget.isEnabled() && widget.isVisible());
    }
}
