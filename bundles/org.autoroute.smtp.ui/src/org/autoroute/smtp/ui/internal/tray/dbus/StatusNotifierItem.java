package org.autoroute.smtp.ui.internal.tray.dbus;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/**
 * What a desktop calls when its user does something at the icon, as freedesktop.org's Status Notifier Item says; the names are that specification's.
 * Called on threads of the connection.
 */
@DBusInterfaceName(StatusNotifierItem.NAME)
public interface StatusNotifierItem extends DBusInterface {

    String NAME = "org.kde.StatusNotifierItem";

    /** Shows the menu there, in pixels of the screen; for desktops that do not draw it themselves. */
    void ContextMenu(int x, int y);

    /** The icon was clicked. */
    void Activate(int x, int y);

    /** The icon was clicked with the middle button. */
    void SecondaryActivate(int x, int y);

    /** The wheel was turned over the icon. */
    void Scroll(int delta, String orientation);
}
