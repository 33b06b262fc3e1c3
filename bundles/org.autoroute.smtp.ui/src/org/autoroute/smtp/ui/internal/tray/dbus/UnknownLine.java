package org.autoroute.smtp.ui.internal.tray.dbus;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusExecutionException;

/** Somebody asked for a line that the menu does not have, or no longer. */
@DBusInterfaceName("com.canonical.dbusmenu.UnknownId")
public final class UnknownLine extends DBusExecutionException {

    private static final long serialVersionUID = 1;

    /** @param id the line's number */
    public UnknownLine(int id) {
        super("no line " + id);
    }
}
