package org.autoroute.smtp.product.tests.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;

/** A message of its own kind: no two are alike, so that a hash names one. Lines begin with dots here and there, and one is 900 octets long. */
public record Mail(String text) {

    public static final String FROM = "person@laptop.test";
    public static final String TO = "friend@world.test";

    /** A message of about so many octets. */
    public static Mail of(int octets) {
        UUID id = UUID.randomUUID();
        StringBuilder text = new StringBuilder("From: <" + FROM + ">\r\nTo: <" + TO + ">\r\nSubject: " + id + "\r\nMessage-ID: <" + id
                + "@laptop.test>\r\nDate: Mon, 23 Nov 2026 08:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n"
                + ".\r\n..\r\n.leading dot\r\n").append("long ".repeat(180)).append("\r\n");
        Random random = new Random(id.getLeastSignificantBits());
        while (text.length() < octets) {
            text.append(random.nextInt(8) == 0 ? "." : "").append(Long.toString(random.nextLong() >>> 1, 36)).append(" way\r\n");
        }
        return new Mail(text.toString());
    }

    /** SHA-256 of its octets, in hexadecimal. */
    public String sha256() {
        return sha256(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** SHA-256 of octets, in hexadecimal. */
    public static String sha256(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The message in a file with CRLF line ends. */
    public Path file(Path directory) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "mail", ".eml"), text, StandardCharsets.ISO_8859_1);
    }

    /** As {@link #unixFile} without the last line end, for clients that write one of their own behind the file. */
    public Path openFile(Path directory) throws IOException {
        String unix = text.replace("\r\n", "\n");
        return Files.writeString(Files.createTempFile(directory, "mail", ".txt"), unix.substring(0, unix.length() - 1), StandardCharsets.ISO_8859_1);
    }

    /** The message in a file with LF line ends, as clients on Unix want it. */
    public Path unixFile(Path directory) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "mail", ".txt"), text.replace("\r\n", "\n"), StandardCharsets.ISO_8859_1);
    }
}
