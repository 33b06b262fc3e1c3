package org.autoroute.smtp.mailclients;

import java.io.CharArrayReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of a file, wiped when closed. A byte order mark decides how it is encoded; without one it is UTF-8, and where it cannot be, Latin-1. */
final class FileText implements AutoCloseable {

    private final char[] text;
    private final int length;

    /** @throws Malformed when it is not text */
    FileText(byte[] content) throws Malformed {
        CharBuffer decoded = decode(content);
        text = decoded.array();
        length = decoded.length();
        if (chars().indexOf('\0') >= 0) {
            close();
            throw new Malformed("malformed.binary");
        }
    }

    Chars chars() {
        return new Chars(text, 0, length);
    }

    Reader reader() {
        return new CharArrayReader(text, 0, length);
    }

    @Override
    public void close() {
        Arrays.fill(text, '\0');
    }

    private static CharBuffer decode(byte[] content) {
        if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
            return decode(content, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(content, 0xFF, 0xFE)) {
            return decode(content, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(content, 0xFE, 0xFF)) {
            return decode(content, 2, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
        } catch (CharacterCodingException notUtf8) {
            return decode(content, 0, StandardCharsets.ISO_8859_1);
        }
    }

    private static CharBuffer decode(byte[] content, int from, Charset charset) {
        return charset.decode(ByteBuffer.wrap(content, from, content.length - from));
    }

    private static boolean startsWith(byte[] content, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= content.length || (content[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
