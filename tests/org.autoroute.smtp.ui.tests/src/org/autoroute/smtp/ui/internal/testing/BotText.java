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

    public String getText() {
        return bot.ask(widget::getText);
    }

    /** Where the next character would go, 0 for before the first. */
    public int caret() {
        return bot.ask(widget::getCaretPosition);
    }

    /** @param key a character in lower case, or one of SWT's key codes */
    public BotText pressShortcut(int modifiers, int key) {
        bot.press(widget, modifiers, key);
        return this;
    }

    public boolean isEnabled() {
        return bot.ask(widget::isEnabled);
    }

    public boolean isOpen() {
        return bot.ask(() -> !widget.isDisposed());
    }
}
