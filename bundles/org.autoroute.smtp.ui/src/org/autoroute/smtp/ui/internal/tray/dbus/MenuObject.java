package org.autoroute.smtp.ui.internal.tray.dbus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The menu as the desktop reads it. Any thread. */
final class MenuObject implements DbusMenu, Properties {

    static final String PATH = "/MenuBar";

    private static final String CLICKED = "clicked";

    private final ItemListener listener;
    private volatile MenuTree tree;

    MenuObject(ItemListener listener, MenuTree tree) {
        this.listener = listener;
        this.tree = tree;
    }

    MenuTree tree() {
        return tree;
    }

    void show(MenuTree now) {
        tree = now;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    @Override
    public Two<UInt32, Node> GetLayout(int parent, int depth, List<String> names) {
        MenuTree now = tree;
        check(now, parent);
        List<Variant<?>> children = new ArrayList<>();
        if (parent == MenuTree.ROOT && depth != 0) {
            now.lines().keySet().forEach(id -> children.add(new Variant<>(new Node(id, now.properties(id, names), List.of()), Node.SIGNATURE)));
        }
        return new Two<>(new UInt32(now.revision()), new Node(parent, now.properties(parent, names), children));
    }

    @Override
    public List<LineProperties> GetGroupProperties(List<Integer> ids, List<String> names) {
        MenuTree now = tree;
        List<Integer> wanted = ids.isEmpty() ? List.copyOf(now.lines().keySet()) : ids;
        return wanted.stream().filter(now::has).map(id -> new LineProperties(id, now.properties(id, names))).toList();
    }

    @Override
    public Variant<?> GetProperty(int id, String name) {
        MenuTree now = tree;
        check(now, id);
        Variant<?> value = now.properties(id, List.of()).get(name);
        if (value == null) {
            throw new UnknownProperty(id + "." + name);
        }
        return value;
    }

    @Override
    public void Event(int id, String event, Variant<?> data, UInt32 time) {
        MenuTree now = tree;
        check(now, id);
        if (event.equals(CLICKED)) {
            now.action(id).ifPresent(listener::chosen);
        }
    }

    @Override
    public List<Integer> EventGroup(List<MenuEvent> events) {
        MenuTree now = tree;
        events.stream().filter(one -> one.event.equals(CLICKED)).forEach(one -> now.action(one.id).ifPresent(listener::chosen));
        return events.stream().map(one -> one.id).filter(id -> !now.has(id)).toList();
    }

    @Override
    public boolean AboutToShow(int id) {
        check(tree, id);
        return false;
    }

    @Override
    public Two<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids) {
        MenuTree now = tree;
        return new Two<>(List.of(), ids.stream().filter(id -> !now.has(id)).toList());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A> A Get(String interfaceName, String property) {
        Variant<?> value = GetAll(interfaceName).get(property);
        if (value == null) {
            throw new UnknownProperty(interfaceName + "." + property);
        }
        return (A) value;
    }

    @Override
    public <A> void Set(String interfaceName, String property, A value) {
        throw new ReadOnlyProperty(interfaceName + "." + property);
    }

    @Override
    public Map<String, Variant<?>> GetAll(String interfaceName) {
        Map<String, Variant<?>> all = new LinkedHashMap<>();
        if (interfaceName.equals(NAME)) {
            all.put("Version", new Variant<>(new UInt32(3)));
            all.put("TextDirection", new Variant<>("ltr"));
            all.put("Status", new Variant<>("normal"));
            all.put("IconThemePath", new Variant<>(List.of(), "as"));
        }
        return all;
    }

    private static void check(MenuTree now, int id) {
        if (!now.has(id)) {
            throw new UnknownLine(id);
        }
    }
}
