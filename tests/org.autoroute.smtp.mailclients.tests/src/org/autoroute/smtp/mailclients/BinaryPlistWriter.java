package org.autoroute.smtp.mailclients;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the binary form of a property list, with references of one octet and offsets of two. */
final class BinaryPlistWriter {

    private final List<byte[]> objects = new ArrayList<>();

    private BinaryPlistWriter() {
    }

    static byte[] write(Object root) {
        BinaryPlistWriter writer = new BinaryPlistWriter();
        int top = writer.add(root);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("bplist00".getBytes(StandardCharsets.US_ASCII));
        List<Integer> offsets = new ArrayList<>();
        for (byte[] object : writer.objects) {
            offsets.add(out.size());
            out.writeBytes(object);
        }
        int table = out.size();
        offsets.forEach(offset -> out.writeBytes(new byte[] {(byte) (offset >> 8), offset.byteValue()}));
        out.writeBytes(ByteBuffer.allocate(32).put(6, (byte) 2).put(7, (byte) 1).putLong(8, offsets.size()).putLong(16, top).putLong(24, table)
                .array());
        return out.toByteArray();
    }

    private int add(Object value) {
        int number = objects.size();
        objects.add(null);
        objects.set(number, encode(value));
        return number;
    }

    private byte[] encode(Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (value) {
            case Boolean flag -> out.write(flag ? 0x09 : 0x08);
            case Integer whole -> out.writeBytes(new byte[] {0x11, (byte) (whole >> 8), whole.byteValue()});
            case String text -> text(out, text);
            case List<?> list -> {
                head(out, 0xA0, list.size());
                list.forEach(item -> out.write(add(item)));
            }
            case Map<?, ?> map -> {
                head(out, 0xD0, map.size());
                map.keySet().forEach(key -> out.write(add(key)));
                map.values().forEach(item -> out.write(add(item)));
            }
            default -> throw new IllegalArgumentException(value.toString());
        }
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        boolean plain = text.chars().allMatch(c -> c < 128);
        head(out, plain ? 0x50 : 0x60, text.length());
        out.writeBytes(text.getBytes(plain ? StandardCharsets.US_ASCII : StandardCharsets.UTF_16BE));
    }

    private static void head(ByteArrayOutputStream out, int kind, int length) {
        out.write(kind | Math.min(length, 15));
        if (length >= 15) {
            out.write(0x10);
            out.write(length);
        }
    }
}
