package org.autoroute.smtp.ui.internal.tray.dbus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.freedesktop.dbus.types.Variant;

import org.autoroute.smtp.ui.internal.tray.Action;
import org.autoroute.smtp.ui.internal.tray.MenuLine;

/**
 * The menu as the desktop reads it: one level of numbered lines. A number means the same line as long as that is there, and is not used again, so
 * that a click on a menu that has changed meanwhile reaches what the user saw or nothing. Immutable, any thread.
 *
 * @param revision of the layout: which lines there are
 * @param next     the first number never used
 * @param lines    from top to bottom
 */
record MenuTree(long revision, int next, Map<Integer, MenuLine> lines) {

    static final int ROOT = 0;

    static final MenuTree EMPTY = new MenuTree(0, 1, Map.of());

    MenuTree {
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    /** With these lines. The revision grows when there are other lines than before, and stays when only what they say is different. */
    MenuTree with(List<MenuLine> menu) {
        Map<Object, Integer> known = new HashMap<>();
        keys(List.copyOf(lines.values())).forEach((index, key) -> known.put(key, List.copyOf(lines.keySet()).get(index)));
        Map<Integer, MenuLine> now = new LinkedHashMap<>();
        int unused = next;
        for (Map.Entry<Integer, Object> line : keys(menu).entrySet()) {
            Integer id = known.get(line.getValue());
            now.put(id == null ? unused++ : id, menu.get(line.getKey()));
        }
        boolean same = List.copyOf(lines.keySet()).equals(List.copyOf(now.keySet()));
        return new MenuTree(same ? revision : revision + 1, unused, now);
    }

    /** What a click on a line does, empty for lines without an effect. */
    Optional<Action> action(int id) {
        return switch (lines.get(id)) {
            case MenuLine.Command command -> Optional.of(command.action()).filter(enabled -> command.enabled());
            case MenuLine.Check check -> Optional.of(check.action());
            case MenuLine.Choice choice -> Optional.of(choice.action());
            case MenuLine.Info info -> Optional.empty();
            case MenuLine.Separator separator -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    boolean has(int id) {
        return id == ROOT || lines.containsKey(id);
    }

    /** The properties of a line, or of the root; only those named, unless none is. */
    Map<String, Variant<?>> properties(int id, List<String> names) {
        Map<String, Variant<?>> all = new LinkedHashMap<>();
        switch (lines.get(id)) {
            case MenuLine.Separator separator -> all.put("type", new Variant<>("separator"));
            case MenuLine.Info info -> label(all, info.text(), false);
            case MenuLine.Command command -> label(all, command.text(), command.enabled());
            case MenuLine.Check check -> toggle(all, check.text(), "checkmark", check.on());
            case MenuLine.Choice choice -> toggle(all, choice.text(), "radio", choice.chosen());
            case null -> all.put("children-display", new Variant<>("submenu"));
        }
        if (!names.isEmpty()) {
            all.keySet().retainAll(names);
        }
        return all;
    }

    /** The numbers of the lines that say something else than before. */
    List<Integer> changedSince(MenuTree before) {
        return lines.keySet().stream().filter(id -> !lines.get(id).equals(before.lines.get(id))).toList();
    }

    private static void label(Map<String, Variant<?>> into, String text, boolean enabled) {
        into.put("label", new Variant<>(mnemonic(text)));
        into.put("enabled", new Variant<>(enabled));
    }

    private static void toggle(Map<String, Variant<?>> into, String text, String type, boolean on) {
        label(into, text, true);
        into.put("toggle-type", new Variant<>(type));
        into.put("toggle-state", new Variant<>(on ? 1 : 0));
    }

    /** Here an underscore stands before the mnemonic, and two stand for one. */
    static String mnemonic(String text) {
        return text.replace("_", "__").replace("&&", "\0").replace('&', '_').replace('\0', '&');
    }

    /** By its place in the menu, what makes a line that line; a switch stays the same, whichever way it would be turned. */
    private static Map<Integer, Object> keys(List<MenuLine> menu) {
        Map<Integer, Object> keys = new LinkedHashMap<>();
        List<Object> taken = new ArrayList<>();
        for (MenuLine line : menu) {
            Object what = switch (line) {
                case MenuLine.Info info -> MenuLine.Info.class;
                case MenuLine.Separator separator -> MenuLine.Separator.class;
                case MenuLine.Command command -> command.action();
                case MenuLine.Check check -> check.action().getClass();
                case MenuLine.Choice choice -> choice.action();
            };
            keys.put(keys.size(), List.of(what, Collections.frequency(taken, what)));
            taken.add(what);
        }
        return keys;
    }
}
