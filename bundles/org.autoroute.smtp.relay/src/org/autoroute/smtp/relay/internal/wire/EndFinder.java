package org.autoroute.smtp.relay.internal.wire;

import java.nio.ByteBuffer;

/** Looks for CRLF.CRLF in data that is thrown away, so that the client hears its reply where it expects it. */
public final class EndFinder {

    private static final byte[] END = {'\r', '\n', '.', '\r', '\n'};

    private int matched;

    /** @param lineStart whether what comes next begins a line */
    public EndFinder(boolean lineStart) {
        matched = lineStart ? 2 : 0;
    }

    /** Whether the octets between two indices complete the end; those behind it are not looked at. */
    public boolean found(ByteBuffer buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            byte octet = buffer.get(i);
            if (octet == END[matched]) {
                if (++matched == END.length) {
                    return true;
                }
            } else {
                matched = octet == '\r' ? 1 : 0;
            }
        }
        return false;
    }
}
