package org.autoroute.smtp.service.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

import org.autoroute.smtp.routing.EntryException;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.routing.Text;

/**
 * The file of the server list. It belongs to the user: each change starts from what it holds at that moment, and what cannot be read is not written.
 * Needs no OSGi. Not for more than one thread at a time.
 */
public final class ServersFile {

    private final Path file;

    /** @param file see {@link DataArea#servers()}; it need not exist */
    public ServersFile(Path file) {
        this.file = file;
    }

    /**
     * The list as it is now; empty when there is no file.
     *
     * @throws RefusedException when it cannot be read
     */
    public ServerList read() throws RefusedException {
        try {
            byte[] octets = AtomicFile.read(file);
            return ServerList.parse(new String(octets, charset(octets)));
        } catch (NoSuchFileException missing) {
            return ServerList.EMPTY;
        } catch (IOException failure) {
            throw refused("servers.unreadable", failure);
        }
    }

    /**
     * Changes the list as it is now, and writes it; when the method returns it is on the disk.
     *
     * @param change may throw {@link EntryException}
     * @return the list after the change
     * @throws RefusedException when the change is refused, or the file cannot be read or written
     */
    public ServerList change(UnaryOperator<ServerList> change) throws RefusedException {
        ServerList before = read();
        ServerList after;
        try {
            after = change.apply(before);
        } catch (EntryException wrong) {
            throw new RefusedException(wrong.text(), wrong);
        }
        if (!after.equals(before)) {
            write(after.text());
        }
        return after;
    }

    /**
     * Puts a file there that says how to write a list, if there is none.
     *
     * @throws RefusedException when it cannot be written
     */
    public void createIfMissing(Locale locale) throws RefusedException {
        if (Files.notExists(file)) {
            write(Text.of(ServersFile.class, "servers.explanation").in(locale));
        }
    }

    private void write(String text) throws RefusedException {
        try {
            Charset charset = Files.exists(file) ? charset(AtomicFile.read(file)) : StandardCharsets.UTF_8;
            boolean fits = charset.newEncoder().canEncode(text);
            AtomicFile.write(file, text.getBytes(fits ? charset : StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw refused("file.unwritable", failure);
        }
    }

    private RefusedException refused(String key, IOException failure) {
        return new RefusedException(Text.of(ServersFile.class, key, file.toString(), Failures.words(failure)), failure);
    }

    /** A file from an old editor must come back octet for octet, too. */
    private static Charset charset(byte[] octets) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException notUtf8) {
            return StandardCharsets.ISO_8859_1;
        }
    }
}
