package org.autoroute.smtp.ui.internal.testing;

import org.eclipse.swt.widgets.Text;

/** A text field of the running program. */
public record BotText(Bot bot, Text widget) {

    public BotText setText(String text) {
        bot.ask(() -> {
            widget.setText(text);
            return null;
        });
        return this;
    }
}
