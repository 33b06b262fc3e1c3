package org.autoroute.smtp.relay.conformance;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** Messages as they travel: dots stuffed, the final dot not included. */
final class Wire {

    static final String SMALL = "Subject: small\r\n\r\nhello\r\n";

    private Wire() {
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String sha256(String octets) {
        return hex(sha256().digest(Act.octets(octets)));
    }

    static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    /** A message of a random size up to that, dense with dots and line ends, with every octet but stray CR, LF and NUL. */
    static String random(Random random, int most) {
        int size = random.nextInt(most + 1);
        StringBuilder body = new StringBuilder(size + 2);
        boolean lineStart = true;
        while (body.length() < size) {
            int choice = random.nextInt(8);
            if (choice == 0) {
                body.append("\r\n");
                lineStart = true;
                continue;
            }
            char octet = choice < 3 ? '.' : (char) (1 + random.nextInt(255));
            if (octet != '\r' && octet != '\n') {
                body.append(lineStart && octet == '.' ? ".." : octet);
                lineStart = false;
            }
        }
        return body.isEmpty() || body.toString().endsWith("\r\n") ? body.toString() : body.append("\r\n").toString();
    }

    /** The message itself: without the dots that were added for DATA (RFC 5321 section 4.5.2). */
    static String unstuffed(String octets) {
        return octets.replaceAll("(?s)(?<=^|\\r\\n)\\.", "");
    }

    /** A block of text lines for large messages; repeated, it is a message still. */
    static byte[] block(Random random, int lines) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < lines; i++) {
            int length = random.nextInt(998);
            for (int j = 0; j < length; j++) {
                block.write(j == 0 ? 'a' : 32 + random.nextInt(224));
            }
            block.write('\r');
            block.write('\n');
        }
        return block.toByteArray();
    }
}
