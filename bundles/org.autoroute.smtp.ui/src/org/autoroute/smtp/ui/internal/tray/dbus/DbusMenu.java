package org.autoroute.smtp.ui.internal.tray.dbus;

import java.util.List;
import java.util.Map;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A menu that the desktop reads and draws; the names are those of the interface. Called on threads of the connection. */
@DBusInterfaceName(DbusMenu.NAME)
public interface DbusMenu extends DBusInterface {

    String NAME = "com.canonical.dbusmenu";

    /**
     * A line and those below it.
     *
     * @param depth how many levels below; all when negative
     * @param names of the properties wanted; all when empty
     * @return the revision of the menu, and the line
     */
    Two<UInt32, Node> GetLayout(int parent, int depth, List<String> names);

    /** Properties of several lines, of all when none is named; a line that is gone is left out. */
    List<LineProperties> GetGroupProperties(List<Integer> ids, List<String> names);

    /** One property of one line. */
    Variant<?> GetProperty(int id, String name);

    /** Something was done to a line; {@code clicked} is what counts. */
    void Event(int id, String event, Variant<?> data, UInt32 time);

    /** The same for several; gives back the ids that are gone. */
    List<Integer> EventGroup(List<MenuEvent> events);

    /** Whether the line must be read again before it is shown. */
    boolean AboutToShow(int id);

    /** The same for several: those to be read again, and those that are gone. */
    Two<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids);

    /** Two answers at once. */
    final class Two<A, B> extends Tuple {
        @Position(0)
        public final A first;
        @Position(1)
        public final B second;

        public Two(A first, B second) {
            this.first = first;
            this.second = second;
        }
    }

    /** A line with its properties and the lines below it, each of them a node in a variant. */
    final class Node extends Struct {
        static final String SIGNATURE = "(ia{sv}av)";
        @Position(0)
        public final int id;
        @Position(1)
        public final Map<String, Variant<?>> properties;
        @Position(2)
        public final List<Variant<?>> children;

        public Node(int id, Map<String, Variant<?>> properties, List<Variant<?>> children) {
            this.id = id;
            this.properties = properties;
            this.children = children;
        }
    }

    /** The properties of one line. */
    final class LineProperties extends Struct {
        @Position(0)
        public final int id;
        @Position(1)
        public final Map<String, Variant<?>> values;

        public LineProperties(int id, Map<String, Variant<?>> values) {
            this.id = id;
            this.values = values;
        }
    }

    /** What was done to one line. */
    final class MenuEvent extends Struct {
        @Position(0)
        public final int id;
        @Position(1)
        public final String event;
        @Position(2)
        public final Variant<?> data;
        @Position(3)
        public final UInt32 time;

        public MenuEvent(int id, String event, Variant<?> data, UInt32 time) {
            this.id = id;
            this.event = event;
            this.data = data;
            this.time = time;
        }
    }
}
