package org.autoroute.smtp.mailclients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads files of sections with keys and values, as Windows, GLib, KDE and Mozilla write them. Lines that are neither are passed over. A value becomes
 * a string only when it is asked for.
 */
final class Ini {

    private static final int MOST_ENTRIES = 20_000;

    private Ini() {
    }

    /** One section; a key that stands twice has its last value. */
    record Section(String name, Map<String, Chars> values) {

        /** The value as it stands, blanks around it taken away; empty when the key is missing. */
        String text(String key) {
            Chars value = values.get(key);
            return value == null ? "" : value.toString();
        }

        /** The value with the escapes of GLib and KDE resolved: {@code \s}, {@code \t}, {@code \n}, {@code \r}, {@code \\} and {@code \x41}. */
        String unescaped(String key) {
            return Escapes.resolve(text(key));
        }

        boolean isOn(String key) {
            String value = text(key);
            return value.equals("1") || value.equalsIgnoreCase("true");
        }
    }

    /** @throws Malformed when it has more sections and keys than any client writes */
    static List<Section> read(Chars file) throws Malformed {
        List<Section> sections = new ArrayList<>();
        Map<String, Chars> values = new LinkedHashMap<>();
        int entries = 0;
        for (Chars untrimmed : file.lines()) {
            Chars line = untrimmed.strip();
            if (line.length() == 0 || line.charAt(0) == '#' || line.charAt(0) == ';') {
                continue;
            }
            if (++entries > MOST_ENTRIES) {
                throw new Malformed("malformed.entries", MOST_ENTRIES);
            }
            if (line.charAt(0) == '[' && line.charAt(line.length() - 1) == ']') {
                values = new LinkedHashMap<>();
                sections.add(new Section(line.subSequence(1, line.length() - 1).toString(), values));
            } else if (line.indexOf('=') > 0) {
                values.put(key(line.subSequence(0, line.indexOf('=')).strip()), line.from(line.indexOf('=') + 1).strip());
            }
        }
        return sections;
    }

    /** The section of this name, an empty one when there is none. */
    static Section section(List<Section> sections, String name) {
        Optional<Section> section = sections.stream().filter(s -> s.name().equals(name)).findFirst();
        return section.orElseGet(() -> new Section(name, Map.of()));
    }

    /** KDE marks keys as in {@code host[$e]}. */
    private static String key(Chars key) {
        int flags = key.indexOf('[');
        return (flags > 0 && flags + 1 < key.length() && key.charAt(flags + 1) == '$' ? key.subSequence(0, flags) : key).toString();
    }
}
