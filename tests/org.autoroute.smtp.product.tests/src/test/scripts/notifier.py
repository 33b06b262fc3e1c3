"""A desktop with a place for icons and for notices, played on the session bus.

It is the watcher of Status Notifier Items, their host, and the service of notifications.

Takes one command a line, and answers each with a JSON value on a line of its own:
  items           the bus names of the items that are registered now
  activate        a click on the item
  property NAME   a property of the item
  menu            the lines of the item's menu, each with id, label, type and state
  event ID NAME   something done to a line of the menu
  notices         the notices there were, each with title and text
Ends with its input.
"""
import json
import sys

import dbus
import dbus.service
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib

WATCHER = "org.kde.StatusNotifierWatcher"
NOTIFICATIONS = "org.freedesktop.Notifications"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
LIMIT = 10


class Watcher(dbus.service.Object):
    def __init__(self, bus):
        super().__init__(bus, "/StatusNotifierWatcher")
        self.items = []
        bus.add_signal_receiver(self.owner_changed, "NameOwnerChanged", "org.freedesktop.DBus")

    def owner_changed(self, name, before, now):
        if not now and name in self.items:
            self.items.remove(name)
            self.StatusNotifierItemUnregistered(name)

    @dbus.service.method(WATCHER, in_signature="s", sender_keyword="sender")
    def RegisterStatusNotifierItem(self, service, sender):
        name = sender if service.startswith("/") else str(service)
        if name not in self.items:
            self.items.append(name)
            self.StatusNotifierItemRegistered(name)

    @dbus.service.method(WATCHER, in_signature="s")
    def RegisterStatusNotifierHost(self, service):
        self.StatusNotifierHostRegistered()

    @dbus.service.signal(WATCHER, signature="s")
    def StatusNotifierItemRegistered(self, name):
        pass

    @dbus.service.signal(WATCHER, signature="s")
    def StatusNotifierItemUnregistered(self, name):
        pass

    @dbus.service.signal(WATCHER)
    def StatusNotifierHostRegistered(self):
        pass

    @dbus.service.method(dbus.PROPERTIES_IFACE, in_signature="ss", out_signature="v")
    def Get(self, interface, name):
        return self.GetAll(interface)[name]

    @dbus.service.method(dbus.PROPERTIES_IFACE, in_signature="s", out_signature="a{sv}")
    def GetAll(self, interface):
        return {"RegisteredStatusNotifierItems": dbus.Array(self.items, signature="s"), "IsStatusNotifierHostRegistered": True,
                "ProtocolVersion": dbus.Int32(0)}


class Notifications(dbus.service.Object):
    def __init__(self, bus):
        super().__init__(bus, "/org/freedesktop/Notifications")
        self.notices = []

    @dbus.service.method(NOTIFICATIONS, out_signature="as")
    def GetCapabilities(self):
        return ["actions", "body"]

    @dbus.service.method(NOTIFICATIONS, in_signature="susssasa{sv}i", out_signature="u")
    def Notify(self, program, replaces, icon, title, text, actions, hints, timeout):
        self.notices.append({"title": title, "text": text})
        return replaces or len(self.notices)


class Host:
    def __init__(self, bus, watcher, notifications):
        self.bus = bus
        self.watcher = watcher
        self.notifications = notifications

    def call(self, path, interface, method, signature, *arguments):
        return self.bus.call_blocking(self.watcher.items[0], path, interface, method, signature, arguments, timeout=LIMIT)

    def property(self, name):
        return self.call("/StatusNotifierItem", dbus.PROPERTIES_IFACE, "Get", "ss", ITEM, name)

    def menu(self):
        _, root = self.call(self.property("Menu"), MENU, "GetLayout", "iias", 0, -1, [])
        return [{"id": number, "label": values.get("label", ""), "type": values.get("toggle-type", ""), "state": values.get("toggle-state", -1)}
                for number, values, _ in root[2]]

    def answer(self, command, *words):
        if command == "items":
            return self.watcher.items
        if command == "activate":
            return self.call("/StatusNotifierItem", ITEM, "Activate", "ii", 0, 0)
        if command == "property":
            return self.property(words[0])
        if command == "menu":
            return self.menu()
        if command == "event":
            return self.call(self.property("Menu"), MENU, "Event", "isvu", int(words[0]), words[1], dbus.String("", variant_level=1), 0)
        if command == "notices":
            return self.notifications.notices
        raise ValueError(command)


DBusGMainLoop(set_as_default=True)
session = dbus.SessionBus()
loop = GLib.MainLoop()
host = Host(session, Watcher(session), Notifications(session))
owned = [dbus.service.BusName(name, session, do_not_queue=True) for name in (WATCHER, NOTIFICATIONS)]


def read(stream, condition):
    line = stream.readline()
    if not line:
        loop.quit()
        return False
    print(json.dumps(host.answer(*line.split())), flush=True)
    return True


# An error ends the script with its trace instead of a test that waits.
def fail(kind, error, trace):
    sys.__excepthook__(kind, error, trace)
    loop.quit()


sys.excepthook = fail
GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, read)
loop.run()
