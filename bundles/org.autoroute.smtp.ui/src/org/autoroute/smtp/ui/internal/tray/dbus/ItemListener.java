package org.autoroute.smtp.ui.internal.tray.dbus;

import org.autoroute.smtp.ui.internal.tray.Action;

/** Hears what the desktop's user does at the item. Called on threads of the connection; must not block. */
interface ItemListener {

    void clicked();

    void chosen(Action action);

    /** The desktop does not draw menus itself; in pixels of the screen. */
    void menuWanted(int x, int y);
}
