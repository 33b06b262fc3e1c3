package org.autoroute.smtp.mailclients;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One search: reads for the sources, within limits, and gathers what they find. The sources run on one thread; what was gathered may be read on
 * another.
 */
final class Search {

    static final int LARGEST_FILE = 4 << 20;
    static final int MOST_FILES = 500;
    static final int MOST_IN_FOLDER = 1000;

    private final Gathered gathered;
    private int files;

    Search(Gathered gathered) {
        this.gathered = gathered;
    }

    /** Takes in a file's text. */
    interface TextReader {
        void read(Chars text) throws Malformed, InterruptedException;
    }

    /** Takes in a file's content. */
    interface ContentReader {
        void read(byte[] content) throws Malformed, InterruptedException;
    }

    /** Has the text of a file read, unless there is no such file. Whatever is wrong with it becomes a problem. */
    void text(Origin origin, Path file, TextReader reader) throws InterruptedException {
        content(origin, file, content -> {
            try (FileText text = new FileText(content)) {
                reader.read(text.chars());
            }
        });
    }

    /** Has the content of a file read, unless there is no such file. Whatever is wrong with it becomes a problem. */
    void content(Origin origin, Path file, ContentReader reader) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new Malformed("malformed.noFile");
            }
            if (++files > MOST_FILES) {
                throw new Malformed("malformed.tooMany", MOST_FILES);
            }
            byte[] content = read(file);
            try {
                reader.read(content);
            } finally {
                Arrays.fill(content, (byte) 0);
            }
        } catch (NoSuchFileException notInstalled) {
            return;
        } catch (Malformed e) {
            gathered.problem(origin, e.reason());
        } catch (IOException e) {
            gathered.problem(origin, "unreadable", e.getClass().getSimpleName());
        }
    }

    /** What stands in a folder, by name; nothing when there is none. */
    List<Path> folder(Origin origin, Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                if (entries.size() == MOST_IN_FOLDER) {
                    gathered.problem(origin, "malformed.tooMany", MOST_IN_FOLDER);
                    break;
                }
                entries.add(entry);
            }
        } catch (NoSuchFileException | NotDirectoryException notInstalled) {
            return List.of();
        } catch (IOException | DirectoryIteratorException e) {
            gathered.problem(origin, "unreadable", e.getClass().getSimpleName());
        }
        entries.sort(null);
        return entries;
    }

    /** The file that text from another file names, seen from a folder; a problem when it cannot be a path. */
    Optional<Path> resolve(Origin origin, Path folder, String path) {
        try {
            return Optional.of(folder.resolve(path).normalize());
        } catch (InvalidPathException e) {
            gathered.problem(origin, "malformed.path");
            return Optional.empty();
        }
    }

    /**
     * Tells of a server.
     *
     * @param account  e-mail address or name, may be empty
     * @param host     as the client has it
     * @param port     as the client has it; empty or 0 when it names none
     * @param usual    the port the client takes then
     * @param standard whether the client sends through it unless told otherwise
     * @param manner   how it speaks with it
     */
    void found(Origin origin, String account, String host, String port, int usual, boolean standard, Manner manner) {
        gathered.server(origin, account, host, port, usual, standard, manner);
    }

    /** Tells that something is skipped. */
    void problem(Origin origin, String key, Object... arguments) {
        gathered.problem(origin, key, arguments);
    }

    private static byte[] read(Path file) throws IOException, Malformed {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST_FILE + 1);
            if (content.length > LARGEST_FILE) {
                Arrays.fill(content, (byte) 0);
                throw new Malformed("malformed.large", LARGEST_FILE >> 20);
            }
            return content;
        }
    }
}
