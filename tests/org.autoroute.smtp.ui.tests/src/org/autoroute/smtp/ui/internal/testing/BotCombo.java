package org.autoroute.smtp.ui.internal.testing;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;

/** A list of the running program that drops down. */
public record BotCombo(Bot bot, Combo widget) {

    public List<String> items() {
        return bot.ask(() -> List.of(widget.getItems()));
    }

    public String selection() {
        return bot.ask(widget::getText);
    }

    /** As the user does: the program hears of it. */
    public BotCombo select(int index) {
        bot.ask(() -> {
            widget.select(index);
            widget.notifyListeners(SWT.Selection, null);
            return null;
        });
        return this;
    }
}
