package org.autoroute.smtp.ui.internal.testing;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.custom.StyleRange;

/** A text field of several lines. */
public record BotStyledText(Bot bot, StyledText widget) {

    public BotStyledText setText(String text) {
        bot.ask(() -> {
            widget.setText(text);
            return null;
        });
        return this;
    }

    public String getText() {
        return bot.ask(widget::getText);
    }

    /** What is underlined as wrong. */
    public String underlined() {
        return bot.ask(() -> {
            StyleRange[] ranges = widget.getStyleRanges();
            return ranges.length == 0 ? "" : widget.getTextRange(ranges[0].start, ranges[0].length);
        });
    }
}
