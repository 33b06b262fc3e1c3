package org.autoroute.smtp.ui.internal.tray.dbus;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A desktop that shows notices. */
final class PlayedNotifications implements AutoCloseable {

    /** What was to be shown, in order. */
    final List<Shown> shown = new CopyOnWriteArrayList<>();

    private final SessionBus bus;
    private final List<String> capabilities;

    PlayedNotifications(String address, String... capabilities) throws IOException {
        this.capabilities = List.of(capabilities);
        bus = new SessionBus(address, () -> { });
        bus.export("/org/freedesktop/Notifications", new Server());
        bus.requestName("org.freedesktop.Notifications");
    }

    /** The user clicks a notice. */
    void click(int id, String action) throws IOException {
        bus.emit("/org/freedesktop/Notifications", "org.freedesktop.Notifications", "ActionInvoked", "us", new UInt32(id), action);
    }

    @Override
    public void close() {
        bus.close();
    }

    /** One notice as it came in. */
    record Shown(long replaces, String title, String body, List<String> actions, Map<String, Variant<?>> hints) {
    }

    /** The interface as far as programs use it. */
    @DBusInterfaceName("org.freedesktop.Notifications")
    public interface Notifications extends DBusInterface {

        List<String> GetCapabilities();

        UInt32 Notify(String program, UInt32 replaces, String icon, String title, String body, List<String> actions, Map<String, Variant<?>> hints,
                int timeout);
    }

    private final class Server implements Notifications {

        @Override
        public List<String> GetCapabilities() {
            return capabilities;
        }

        @Override
        public UInt32 Notify(String program, UInt32 replaces, String icon, String title, String body, List<String> actions,
                Map<String, Variant<?>> hints, int timeout) {
            shown.add(new Shown(replaces.longValue(), title, body, actions, hints));
            return new UInt32(replaces.longValue() == 0 ? 7 : replaces.longValue());
        }

        @Override
        public String getObjectPath() {
            return "/org/freedesktop/Notifications";
        }
    }
}
