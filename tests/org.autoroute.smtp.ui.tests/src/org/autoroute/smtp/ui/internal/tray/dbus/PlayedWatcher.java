package org.autoroute.smtp.ui.internal.tray.dbus;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/** A desktop that shows items: the watcher and the host of it. */
final class PlayedWatcher implements AutoCloseable {

    private static final String ITEM_PATH = "/StatusNotifierItem";

    /** The names that were registered, in order. */
    final List<String> registered = new CopyOnWriteArrayList<>();
    /** The names of the signals of item and menu, in order. */
    final List<String> signals = new CopyOnWriteArrayList<>();

    /** How many items it does not take from now on. */
    final AtomicInteger refusals = new AtomicInteger();

    private final SessionBus bus;
    private volatile boolean host;

    PlayedWatcher(String address, boolean host) throws IOException {
        this.host = host;
        bus = new SessionBus(address, () -> { });
        bus.export("/StatusNotifierWatcher", new WatcherObject());
        for (String signal : List.of("NewIcon", "NewAttentionIcon", "NewStatus", "NewToolTip")) {
            bus.onSignal("org.kde.StatusNotifierItem", signal, said -> signals.add(signal));
        }
        for (String signal : List.of("LayoutUpdated", "ItemsPropertiesUpdated")) {
            bus.onSignal("com.canonical.dbusmenu", signal, said -> signals.add(signal));
        }
        bus.requestName("org.kde.StatusNotifierWatcher");
    }

    /** A host comes. */
    void registerHost() throws IOException {
        host = true;
        bus.emit("/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher", "StatusNotifierHostRegistered", "");
    }

    /** The host goes. */
    void unregisterHost() throws IOException {
        host = false;
        bus.emit("/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher", "StatusNotifierHostUnregistered", "");
    }

    /** Whether the last item registered is still there. */
    boolean sees() {
        try {
            return !registered.isEmpty() && bus.owner(registered.getLast()).isPresent();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    Object itemProperty(String name) throws IOException {
        return bus.property(registered.getLast(), ITEM_PATH, "org.kde.StatusNotifierItem", name);
    }

    Object[] item(String method, String signature, Object... arguments) throws IOException {
        return bus.call(registered.getLast(), ITEM_PATH, "org.kde.StatusNotifierItem", method, signature, arguments);
    }

    /** Where the item says its menu is. */
    Object[] menu(String method, String signature, Object... arguments) throws IOException {
        return bus.call(registered.getLast(), itemProperty("Menu").toString(), "com.canonical.dbusmenu", method, signature, arguments);
    }

    SessionBus bus() {
        return bus;
    }

    @Override
    public void close() {
        bus.close();
    }

    /** The interface of the watcher as far as items use it. */
    @DBusInterfaceName("org.kde.StatusNotifierWatcher")
    public interface Watcher extends DBusInterface {
        void RegisterStatusNotifierItem(String service);
    }

    private final class WatcherObject implements Watcher, Properties {

        @Override
        public void RegisterStatusNotifierItem(String service) {
            if (refusals.getAndDecrement() > 0) {
                throw new DBusExecutionException("busy");
            }
            registered.add(service);
        }

        @Override
        public String getObjectPath() {
            return "/StatusNotifierWatcher";
        }

        @Override
        @SuppressWarnings("unchecked")
        public <A> A Get(String interfaceName, String property) {
            return (A) GetAll(interfaceName).get(property);
        }

        @Override
        public <A> void Set(String interfaceName, String property, A value) {
            throw new UnsupportedOperationException(property);
        }

        @Override
        public Map<String, Variant<?>> GetAll(String interfaceName) {
            return Map.of("IsStatusNotifierHostRegistered", new Variant<>(host), "ProtocolVersion", new Variant<>(0));
        }
    }
}
