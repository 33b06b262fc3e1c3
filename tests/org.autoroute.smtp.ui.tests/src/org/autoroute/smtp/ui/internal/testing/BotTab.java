package org.autoroute.smtp.ui.internal.testing;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Event;

/** A tab of the running program. */
public record BotTab(Bot bot, CTabItem widget) {

    /** Brings it to the front, as a click does. */
    public BotTab activate() {
        bot.ask(() -> {
            CTabFolder folder = widget.getParent();
            folder.setSelection(widget);
            Event event = new Event();
            event.item = widget;
            folder.notifyListeners(SWT.Selection, event);
            return null;
        });
        return this;
    }
}
