package org.autoroute.smtp.ui.internal.testing;

import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/** A tree of the running program. */
public record BotTree(Bot bot, Tree widget) {

    /** The texts of the items at the root. */
    public List<String> items() {
        return bot.ask(() -> texts(widget.getItems()));
    }

    /** The texts of the items below an open one; nothing below a closed one. */
    public List<String> below(int index) {
        return bot.ask(() -> widget.getItem(index).getExpanded() ? texts(widget.getItem(index).getItems()) : List.of());
    }

    public BotTree select(int index) {
        bot.ask(() -> {
            widget.setSelection(widget.getItem(index));
            return null;
        });
        return this;
    }

    private static List<String> texts(TreeItem[] items) {
        return Arrays.stream(items).map(TreeItem::getText).toList();
    }
}
