package org.autoroute.smtp.network.internal.windows;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Structures as Windows lays them out in memory. */
final class Wide {

    private Wide() {
    }

    static ByteBuffer of(byte[] data) {
        return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A zero-terminated UTF-16 text somewhere in memory. */
    static String text(Pointer at) {
        StringBuilder text = new StringBuilder();
        for (char c = (char) at.getShort(0); c != 0; c = (char) at.getShort(2L * text.length())) {
            text.append(c);
        }
        return text.toString();
    }

    /** A zero-terminated UTF-16 text in a field of so many characters. */
    static String text(ByteBuffer from, int offset, int characters) {
        byte[] field = new byte[characters * 2];
        from.get(offset, field);
        String text = new String(field, StandardCharsets.UTF_16LE);
        int end = text.indexOf(0);
        return end < 0 ? text : text.substring(0, end);
    }
}
