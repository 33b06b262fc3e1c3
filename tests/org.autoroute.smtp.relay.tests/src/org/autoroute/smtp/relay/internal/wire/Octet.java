package org.autoroute.smtp.relay.internal.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Buffers as the loops have them, filled from strings; one character an octet. */
final class Octet {

    private Octet() {
    }

    static ByteBuffer buffer(String octets) {
        return buffer(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    static ByteBuffer buffer(byte[] octets) {
        return ByteBuffer.allocateDirect(octets.length).order(ByteOrder.LITTLE_ENDIAN).put(0, octets);
    }
}
