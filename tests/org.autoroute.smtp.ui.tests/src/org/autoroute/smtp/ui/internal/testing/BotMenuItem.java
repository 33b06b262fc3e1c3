package org.autoroute.smtp.ui.internal.testing;

import org.eclipse.swt.widgets.MenuItem;

/** An item of a menu of the running program. */
public record BotMenuItem(Bot bot, MenuItem widget) {

    public BotMenuItem click() {
        bot.waitUntil("enabled: " + widget, this::isEnabled);
        bot.click(widget);
        return this;
    }

    public boolean isEnabled() {
        return bot.ask(widget::isEnabled);
    }

    /** With the key it names behind a tab. */
    public String text() {
        return bot.ask(widget::getText);
    }
}
