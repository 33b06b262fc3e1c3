package org.autoroute.smtp.ui.internal.tray.dbus;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusExecutionException;

/** Somebody asked for a property that is not there; the name is D-Bus's own for that. */
@DBusInterfaceName("org.freedesktop.DBus.Error.UnknownProperty")
public final class UnknownProperty extends DBusExecutionException {

    private static final long serialVersionUID = 1;

    /** @param property the property's full name */
    public UnknownProperty(String property) {
        super(property);
    }
}
