package org.autoroute.smtp.ui.internal.testing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

/** A table of the running program. */
public record BotTable(Bot bot, Table widget) {

    public int rowCount() {
        return bot.ask(widget::getItemCount);
    }

    public String cell(int row, int column) {
        return bot.ask(() -> row < widget.getItemCount() ? widget.getItem(row).getText(column) : "");
    }

    /** All texts of a row. */
    public List<String> row(int row) {
        return bot.ask(() -> IntStream.range(0, widget.getColumnCount()).mapToObj(widget.getItem(row)::getText).toList());
    }

    /** Whether the rows are checked. */
    public List<Boolean> checks() {
        return bot.ask(() -> Arrays.stream(widget.getItems()).map(TableItem::getChecked).toList());
    }

    /** Clicks into the row's check box, if it is not as wanted. */
    public BotTable check(int row, boolean on) {
        bot.ask(() -> {
            TableItem item = widget.getItem(row);
            if (item.getChecked() != on) {
                item.setChecked(on);
                Event event = new Event();
                event.item = item;
                event.detail = SWT.CHECK;
                widget.notifyListeners(SWT.Selection, event);
            }
            return null;
        });
        return this;
    }

    /** Whether the row stands out as the active one: in bold. */
    public boolean isBold(int row) {
        return bot.ask(() -> row < widget.getItemCount() && (widget.getItem(row).getFont(0).getFontData()[0].getStyle() & SWT.BOLD) != 0);
    }

    public boolean isVisible() {
        return bot.ask(widget::isVisible);
    }

    /** Selects these rows and no others, as a hand does. */
    public BotTable select(int... rows) {
        bot.ask(() -> {
            widget.setSelection(rows);
            bot.send(widget, SWT.Selection, new Event());
            return null;
        });
        return this;
    }

    /** The numbers of the selected rows, from top to bottom. */
    public List<Integer> selections() {
        return bot.ask(() -> Arrays.stream(widget.getSelectionIndices()).sorted().boxed().toList());
    }

    /** What a column shows, from top to bottom. */
    public List<String> column(int column) {
        return bot.ask(() -> Arrays.stream(widget.getItems()).map(item -> item.getText(column)).toList());
    }

    public BotTable doubleClick(int row) {
        select(row);
        widget.getDisplay().asyncExec(() -> bot.send(widget, SWT.DefaultSelection, new Event()));
        return this;
    }

    /** @param key a character in lower case, or one of SWT's key codes */
    public BotTable pressShortcut(int modifiers, int key) {
        bot.press(widget, modifiers, key);
        return this;
    }

    /** The context menu's item of that name, told that it is about to be shown. */
    public BotMenuItem contextMenu(String text) {
        return new BotMenuItem(bot, bot.ask(() -> {
            bot.send(widget.getMenu(), SWT.Show, new Event());
            return Arrays.stream(widget.getMenu().getItems()).filter(item -> item.getText().replace("&", "").split("\t")[0].equals(text)).findFirst()
                    .orElseThrow(() -> new AssertionError("no item " + text));
        }));
    }

    public int selection() {
        return bot.ask(widget::getSelectionIndex);
    }
}
