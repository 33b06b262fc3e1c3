package org.autoroute.smtp.service.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

import org.autoroute.smtp.service.settings.DataArea;

/**
 * Where the control socket is: in the data directory, or, when the path is longer than a socket's address may be (104 octets on macOS, 108 on Linux,
 * one of them for the end), in a private directory for temporary files whose name is made from the path.
 */
public final class ControlAddress {

    private static final int LONGEST = 100;

    private ControlAddress() {
    }

    public static Path of(DataArea area) {
        return of(area, System.getenv(), Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * The socket's path for a caller.
     *
     * @throws IOException when somebody else may have put a socket there
     */
    static Path checked(DataArea area) throws IOException {
        Path path = of(area);
        if (!path.equals(area.controlSocket()) && isPosix(path)) {
            check(path.getParent());
        }
        return path;
    }

    static Path of(DataArea area, Map<String, String> environment, Path temporary) {
        Path usual = area.controlSocket();
        if (octets(usual) <= LONGEST) {
            return usual;
        }
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        Path base = runtime.isEmpty() || octets(Path.of(runtime)) > 50 ? temporary : Path.of(runtime);
        return base.resolve("autoroute-smtp-" + name(area.directory())).resolve("control.sock");
    }

    /**
     * Makes the directory for a socket that cannot be in the data directory, or takes one that is there if nobody else can have put it there.
     *
     * @throws IOException when it is not a directory of this user's own that is closed to others
     */
    static void createPrivate(Path directory) throws IOException {
        boolean posix = isPosix(directory);
        try {
            if (posix) {
                Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(directory);
            }
        } catch (FileAlreadyExistsException left) {
            if (posix) {
                check(directory);
            }
        }
    }

    /** Not asked of the file store: that cannot be told where the root of the files is no mount point, as after chroot. */
    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void check(Path directory) throws IOException {
        Path probe = Files.createTempFile("autoroute-smtp", null);
        try {
            PosixFileAttributes found = Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean own = found.isDirectory() && found.owner().equals(Files.getOwner(probe))
                    && PosixFilePermissions.toString(found.permissions()).equals("rwx------");
            if (!own) {
                throw new IOException(directory + " belongs to somebody else");
            }
        } finally {
            Files.delete(probe);
        }
    }

    private static int octets(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static String name(Path directory) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(directory.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
