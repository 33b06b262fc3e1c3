package org.autoroute.smtp.mailclients;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The binary form: {@code bplist00}, the objects, a table of their offsets, and a trailer of 32 octets that says how wide offsets and references are.
 * Every offset and length is checked before it is used.
 */
final class BinaryPlist {

    private static final byte[] MAGIC = "bplist00".getBytes(StandardCharsets.US_ASCII);
    private static final int TRAILER = 32;

    private final byte[] content;
    private final Set<String> wanted;
    private int offsetSize;
    private int referenceSize;
    private int count;
    private int table;
    private int values;
    private int text;

    BinaryPlist(byte[] content, Set<String> wanted) {
        this.content = content;
        this.wanted = wanted;
    }

    static boolean isOne(byte[] content) {
        return content.length > MAGIC.length + TRAILER && new String(content, 0, MAGIC.length, StandardCharsets.US_ASCII).equals("bplist00");
    }

    Object read() throws Malformed {
        int trailer = content.length - TRAILER;
        offsetSize = content[trailer + 6];
        referenceSize = content[trailer + 7];
        if (offsetSize < 1 || offsetSize > 8 || referenceSize < 1 || referenceSize > 8) {
            throw new Malformed("malformed.plist");
        }
        count = within(number(trailer + 8, 8), content.length);
        int top = within(number(trailer + 16, 8), count);
        table = within(number(trailer + 24, 8), trailer);
        if ((long) table + (long) count * offsetSize > trailer) {
            throw new Malformed("malformed.plist");
        }
        return object(top, 0);
    }

    private Object object(int reference, int depth) throws Malformed {
        if (depth > Plist.DEEPEST || ++values > Plist.MOST_VALUES || reference >= count) {
            throw new Malformed("malformed.plist");
        }
        int at = within(number(table + reference * offsetSize, offsetSize), table);
        int marker = content[at] & 0xFF;
        return switch (marker >> 4) {
            case 0x0 -> marker == 0x09;
            case 0x1 -> number(at + 1, 1 << (marker & 0x3));
            case 0x5 -> string(at, StandardCharsets.ISO_8859_1, 1);
            case 0x6 -> string(at, StandardCharsets.UTF_16BE, 2);
            case 0xA -> array(at, depth);
            case 0xD -> dictionary(at, depth);
            default -> null;
        };
    }

    private String string(int at, Charset charset, int width) throws Malformed {
        Length length = length(at);
        int octets = within((long) length.items() * width, content.length);
        text += octets;
        if (length.start() + octets > table || text > Plist.MOST_TEXT) {
            throw new Malformed("malformed.plist");
        }
        return new String(content, length.start(), octets, charset);
    }

    private List<Object> array(int at, int depth) throws Malformed {
        Length length = length(at);
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < length.items(); i++) {
            items.add(object(reference(length.start(), i), depth + 1));
        }
        return items;
    }

    private Map<String, Object> dictionary(int at, int depth) throws Malformed {
        Length length = length(at);
        Map<String, Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < length.items(); i++) {
            if (object(reference(length.start(), i), depth + 1) instanceof String key && wanted.contains(key)) {
                entries.put(key, object(reference(length.start(), length.items() + i), depth + 1));
            }
        }
        return entries;
    }

    private int reference(int start, int index) throws Malformed {
        return within(number(within(start + (long) index * referenceSize, table), referenceSize), count);
    }

    private record Length(int items, int start) {
    }

    /** The low half of the marker, or where that is 15 the number behind it. */
    private Length length(int at) throws Malformed {
        int items = content[at] & 0xF;
        if (items < 15) {
            return new Length(items, at + 1);
        }
        int width = 1 << (content[within(at + 1L, table)] & 0x3);
        return new Length(within(number(at + 2, width), content.length), at + 2 + width);
    }

    private long number(int at, int width) throws Malformed {
        if (at < 0 || at + width > content.length) {
            throw new Malformed("malformed.plist");
        }
        long number = 0;
        for (int i = 0; i < width; i++) {
            number = number << 8 | content[at + i] & 0xFF;
        }
        return number;
    }

    private static int within(long number, int limit) throws Malformed {
        if (number < 0 || number >= limit) {
            throw new Malformed("malformed.plist");
        }
        return (int) number;
    }
}
