package org.autoroute.smtp.ui.internal.testing;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Table;

/** A table of the running program. */
public record BotTable(Bot bot, Table widget) {

    public int rowCount() {
        return bot.ask(widget::getItemCount);
    }

    public String cell(int row, int column) {
        return bot.ask(() -> row < widget.getItemCount() ? widget.getItem(row).getText(column) : "");
    }

    /** Whether the row stands out as the active one: in bold. */
    public boolean isBold(int row) {
        return bot.ask(() -> row < widget.getItemCount() && (widget.getItem(row).getFont(0).getFontData()[0].getStyle() & SWT.BOLD) != 0);
    }

    public boolean isVisible() {
        return bot.ask(widget::isVisible);
    }

    public BotTable select(int row) {
        bot.ask(() -> {
            widget.setSelection(row);
            return null;
        });
        return this;
    }

    public int selection() {
        return bot.ask(widget::getSelectionIndex);
    }
}
