package org.autoroute.smtp.ui.internal.tray.dbus;

import java.io.IOException;
import java.util.List;

import org.freedesktop.dbus.types.UInt32;

import org.autoroute.smtp.ui.internal.tray.TrayLook;

/** The icon and its menu on a connection of their own, which ends with them: that is what every desktop notices. Blocking, one thread. */
final class Item implements AutoCloseable {

    static final String WATCHER = "org.kde.StatusNotifierWatcher";
    static final String WATCHER_PATH = "/StatusNotifierWatcher";

    private final SessionBus bus;
    private final ItemObject item;
    private final MenuObject menu;
    private final String name;
    private TrayLook shown;

    /** @param bus closed with the item */
    Item(SessionBus bus, ItemListener listener, TrayLook look) throws IOException {
        this.bus = bus;
        shown = look;
        item = new ItemObject(listener, look);
        menu = new MenuObject(listener, MenuTree.EMPTY.with(look.menu()));
        name = StatusNotifierItem.NAME + "-" + ProcessHandle.current().pid() + "-1";
        bus.export(ItemObject.PATH, item);
        bus.export(MenuObject.PATH, menu);
        bus.requestName(name);
    }

    /** Makes it known to the watcher, which tells the desktop; again when there is another watcher. */
    void register() throws IOException {
        bus.call(WATCHER, WATCHER_PATH, WATCHER, "RegisterStatusNotifierItem", "s", name);
    }

    /** Changes what is shown, and says what has changed. */
    void show(TrayLook look) throws IOException {
        TrayLook before = shown;
        shown = look;
        item.show(look);
        if (before.mark() != look.mark()) {
            say("NewIcon");
            say("NewAttentionIcon");
        }
        if (!ItemObject.status(before).equals(ItemObject.status(look))) {
            bus.emit(ItemObject.PATH, StatusNotifierItem.NAME, "NewStatus", "s", ItemObject.status(look));
        }
        if (!before.tooltip().equals(look.tooltip())) {
            say("NewToolTip");
        }
        show(menu.tree(), menu.tree().with(look.menu()));
    }

    private void show(MenuTree before, MenuTree now) throws IOException {
        menu.show(now);
        List<Integer> changed = now.changedSince(before);
        if (now.revision() != before.revision()) {
            bus.emit(MenuObject.PATH, DbusMenu.NAME, "LayoutUpdated", "ui", new UInt32(now.revision()), MenuTree.ROOT);
        } else if (!changed.isEmpty()) {
            List<Object[]> properties = changed.stream().map(id -> new Object[] {id, now.properties(id, List.of())}).toList();
            bus.emit(MenuObject.PATH, DbusMenu.NAME, "ItemsPropertiesUpdated", "a(ia{sv})a(ias)", properties, List.of());
        }
    }

    private void say(String signal) throws IOException {
        bus.emit(ItemObject.PATH, StatusNotifierItem.NAME, signal, "");
    }

    @Override
    public void close() {
        bus.close();
    }
}
