package org.autoroute.smtp.relay.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;

/** A message as it comes, octet by octet: its length, its digest, its first octets. */
final class Digest {

    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final MessageDigest digest = Wire.sha256();
    private final byte[] undigested = new byte[8192];
    private long length;

    void see(int octet) {
        undigested[(int) (length++ % undigested.length)] = (byte) octet;
        if (length % undigested.length == 0) {
            digest.update(undigested);
        }
        if (head.size() < Received.KEPT) {
            head.write(octet);
        }
    }

    long length() {
        return length;
    }

    String head() {
        return head.toString(ISO_8859_1);
    }

    String sha256() {
        digest.update(undigested, 0, (int) (length % undigested.length));
        return Wire.hex(digest.digest());
    }
}
