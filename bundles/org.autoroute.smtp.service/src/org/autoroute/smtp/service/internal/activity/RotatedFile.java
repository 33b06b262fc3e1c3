package org.autoroute.smtp.service.internal.activity;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Lines in a file that begins anew when it has reached its size; the former ones are kept as {@code name.1} (the latest) to {@code name.N}. Only its owner
 * can read it. For one thread.
 */
public final class RotatedFile implements AutoCloseable {

    private final Path file;
    private final long limit;
    private final int kept;
    private BufferedWriter writer;
    private long size;

    /**
     * @param limit octets after which the next line begins a new file
     * @param kept  how many former files are kept, 1 or more
     */
    public RotatedFile(Path file, long limit, int kept) {
        this.file = file;
        this.limit = limit;
        this.kept = kept;
    }

    /** Takes a line; it is in the file after {@link #flush}. */
    public void write(String line) throws IOException {
        if (writer == null) {
            open();
        }
        if (size >= limit) {
            rotate();
        }
        writer.write(line);
        writer.write('\n');
        size += line.length() + 1L;
    }

    public void flush() throws IOException {
        if (writer != null) {
            writer.flush();
        }
    }

    private void open() throws IOException {
        Files.createDirectories(file.getParent());
        ownerOnly(file.getParent(), "rwx------");
        writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        ownerOnly(file, "rw-------");
        size = Files.size(file);
    }

    private static void ownerOnly(Path path, String permissions) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(permissions));
        }
    }

    private void rotate() throws IOException {
        close();
        for (int number = kept; number > 0; number--) {
            Path from = number == 1 ? file : numbered(number - 1);
            if (Files.exists(from)) {
                Files.move(from, numbered(number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        open();
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    /** The next line opens the file again: so does one after a failure. */
    @Override
    public void close() throws IOException {
        if (writer != null) {
            BufferedWriter closing = writer;
            writer = null;
            closing.close();
        }
    }
}
