package org.autoroute.smtp.ui.internal.preferences;

import java.util.Arrays;

import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Menu;

/** The menu that macOS gives to every program, with an item for the preferences of its own. UI thread. */
final class SystemMenu {

    private SystemMenu() {
    }

    /**
     * Lets an item do something.
     *
     * @param menu the system's menu for this program; null where the system has none
     * @param id   of the item, such as {@link org.eclipse.swt.SWT#ID_PREFERENCES}
     */
    static void on(Menu menu, int id, Runnable action) {
        if (menu != null) {
            Arrays.stream(menu.getItems()).filter(item -> item.getID() == id).forEach(item -> {
                item.setEnabled(true);
                item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> action.run()));
            });
        }
    }
}
