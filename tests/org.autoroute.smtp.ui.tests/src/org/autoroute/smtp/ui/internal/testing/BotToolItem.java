package org.autoroute.smtp.ui.internal.testing;

import org.eclipse.swt.widgets.ToolItem;

/** A button of a toolbar of the running program. */
public record BotToolItem(Bot bot, ToolItem widget) {

    /** Clicks it, once it can be clicked. */
    public BotToolItem click() {
        bot.waitUntil("enabled: " + widget, this::isEnabled);
        bot.click(widget);
        return this;
    }

    public boolean isEnabled() {
        return bot.ask(widget::isEnabled);
    }

    public String toolTip() {
        return bot.ask(widget::getToolTipText);
    }
}
