package org.autoroute.smtp.ui.internal.servers;

import java.util.function.Consumer;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.window.Notice;

/** The table, or why there is nothing in it and what can be done about that. UI thread. */
final class ServerPages {

    private final Messages messages;
    private final Pages pages;
    private final ServerTable table;
    private final Notice empty;
    private final Notice nothingFound;

    /**
     * @param full  whether the table has all its columns
     * @param focus gives the keyboard to the page in front
     * @param clear empties the filter
     */
    ServerPages(Composite parent, Messages messages, boolean full, Runnable focus, Consumer<ServerAction> run, Runnable clear) {
        this.messages = messages;
        pages = new Pages(parent, focus);
        table = new ServerTable(pages.control(), messages, full);
        empty = new Notice(pages.control(), messages.get("empty"), messages.get("empty.todo"))
                .button(messages.get("empty.add"), () -> run.accept(ServerAction.ADD))
                .button(messages.get("empty.find"), () -> run.accept(ServerAction.FIND))
                .button(messages.get("empty.import"), () -> run.accept(ServerAction.IMPORT));
        nothingFound = new Notice(pages.control(), "", "").button(messages.get("filter.clear"), clear);
    }

    Control control() {
        return pages.control();
    }

    ServerTable table() {
        return table;
    }

    boolean isEmptyInFront() {
        return pages.isInFront(empty.control());
    }

    boolean isNothingFoundInFront() {
        return pages.isInFront(nothingFound.control());
    }

    /** To the first button of the notice. */
    void focusEmpty() {
        empty.focus();
    }

    /** A line is about to be written. */
    void showTable() {
        pages.bringToFront(table.control());
    }

    /** @param listed whether the list has any server at all */
    void show(boolean listed, String filter) {
        nothingFound.title(messages.get("filter.none", filter));
        pages.bringToFront(!table.rows().isEmpty() ? table.control() : listed ? nothingFound.control() : empty.control());
    }
}
