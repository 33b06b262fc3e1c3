package org.autoroute.smtp.ui.internal.tray.dbus;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusExecutionException;

/** Somebody tried to change a property; the name is D-Bus's own for that. */
@DBusInterfaceName("org.freedesktop.DBus.Error.PropertyReadOnly")
public final class ReadOnlyProperty extends DBusExecutionException {

    private static final long serialVersionUID = 1;

    /** @param property the property's full name */
    public ReadOnlyProperty(String property) {
        super(property);
    }
}
