package org.autoroute.smtp.ui.internal.testing;

import org.eclipse.swt.widgets.Button;

/** A box that can be ticked. */
public record BotCheckBox(Bot bot, Button widget) {

    /** Ticks it, or takes the tick away. */
    public BotCheckBox click() {
        bot.waitUntil("enabled: " + widget, this::isEnabled);
        bot.ask(() -> {
            widget.setSelection(!widget.getSelection());
            return null;
        });
        bot.click(widget);
        return this;
    }

    public boolean isChecked() {
        return bot.ask(widget::getSelection);
    }

    public boolean isEnabled() {
        return bot.ask(() -> widget.isEnabled() && widget.isVisible());
    }
}
