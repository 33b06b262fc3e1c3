package org.autoroute.smtp.relay.internal.wire;

import java.nio.ByteBuffer;

/** Searches eight octets at a time. Buffers are little-endian. */
final class Octets {

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long TOPS = 0x8080_8080_8080_8080L;
    private static final int BOUND = 0x0e;

    static final byte NUL = 0;
    static final byte LF = '\n';
    static final byte CR = '\r';

    private Octets() {
    }

    /**
     * The first index at or behind {@code from} whose octet is below 0x0E, the smallest bound that takes in CR, LF and NUL; {@code to} if there is
     * none. Subtracting the bound from each octet borrows into its top bit just when the octet is below it; a borrow can only spoil octets behind
     * the first hit.
     */
    static int control(ByteBuffer buffer, int from, int to) {
        int index = from;
        for (; index <= to - Long.BYTES; index += Long.BYTES) {
            long word = buffer.getLong(index);
            long hits = word - ONES * BOUND & ~word & TOPS;
            if (hits != 0) {
                return index + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        while (index < to && (buffer.get(index) < 0 || buffer.get(index) >= BOUND)) {
            index++;
        }
        return index;
    }
}
