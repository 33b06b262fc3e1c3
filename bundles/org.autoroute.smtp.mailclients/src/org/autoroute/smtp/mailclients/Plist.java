package org.autoroute.smtp.mailclients;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Property lists of macOS, both forms. What is read is a tree of maps, lists, strings, whole numbers ({@link Long}) and {@link Boolean}; of a
 * dictionary only the entries whose keys are wanted, so that no other value becomes a string.
 */
final class Plist {

    static final int DEEPEST = 16;
    static final int MOST_VALUES = 20_000;
    /** Of all strings together: in the binary form one string may stand in many places. */
    static final int MOST_TEXT = Search.LARGEST_FILE;

    private Plist() {
    }

    /** @throws Malformed when it is neither form, too deep, or too large */
    static Object read(byte[] content, Set<String> wanted) throws Malformed {
        return BinaryPlist.isOne(content) ? new BinaryPlist(content, wanted).read() : XmlPlist.read(content, wanted);
    }

    static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** A string or a number as text, otherwise empty. */
    static String text(Object value) {
        return value instanceof String || value instanceof Long ? value.toString() : "";
    }

    /** Older versions write {@code YES}. */
    static boolean isOn(Object value) {
        return Boolean.TRUE.equals(value) || "YES".equals(value) || Long.valueOf(1).equals(value);
    }
}
