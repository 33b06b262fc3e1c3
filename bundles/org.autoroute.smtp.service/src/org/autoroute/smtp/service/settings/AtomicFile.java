package org.autoroute.smtp.service.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Small files that are read and written as a whole. Any thread; needs no OSGi. */
public final class AtomicFile {

    /** Octets; a file longer than this is not one of ours. */
    public static final int LONGEST = 1024 * 1024;

    private AtomicFile() {
    }

    /** @throws IOException when it cannot be read, is missing, or is too long */
    public static byte[] read(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new IOException("larger than " + LONGEST + " bytes");
        }
        return Files.readAllBytes(file);
    }

    /** Puts the content in the file's place: a reader, or a power failure, finds the old one or the new one. A symbolic link stays one. */
    public static void write(Path file, byte[] content) throws IOException {
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file;
        Path directory = target.getParent();
        Files.createDirectories(directory);
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new IOException("write-protected");
        }
        Path temporary = Files.createTempFile(directory, target.getFileName() + ".", ".new");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException strangeFileSystem) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
