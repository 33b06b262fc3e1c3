package org.autoroute.smtp.relay.conformance;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;

/** Finds the end of message data, which is CRLF.CRLF and nothing else, and digests what comes before it. */
final class BodyReader {

    private static final byte[] END = {'.', '\r', '\n'};

    private final ByteArrayOutputStream head;
    private final MessageDigest digest = Wire.sha256();
    private final byte[] undigested = new byte[8192];
    private boolean lineStart = true;
    private boolean afterCr;
    private int matched;
    private long length;
    private boolean ended;

    /** @param head takes the first octets of the message */
    BodyReader(ByteArrayOutputStream head) {
        this.head = head;
    }

    boolean ended() {
        return ended;
    }

    /** Octets of the message so far; what may be the final dot is not among them yet. */
    long length() {
        return length;
    }

    /** Octets read so far. */
    long count() {
        return length + matched;
    }

    String sha256() {
        digest.update(undigested, 0, (int) (length % undigested.length));
        return Wire.hex(digest.digest());
    }

    void see(int octet) {
        if (matched > 0 || lineStart) {
            if (octet == END[matched]) {
                matched++;
                ended = matched == END.length;
                lineStart = false;
                return;
            }
            for (int i = 0; i < matched; i++) {
                content(END[i]);
            }
            matched = 0;
        }
        content(octet);
    }

    private void content(int octet) {
        undigested[(int) (length++ % undigested.length)] = (byte) octet;
        if (length % undigested.length == 0) {
            digest.update(undigested);
        }
        if (head.size() < Received.KEPT) {
            head.write(octet);
        }
        lineStart = octet == '\n' && afterCr;
        afterCr = octet == '\r';
    }
}
