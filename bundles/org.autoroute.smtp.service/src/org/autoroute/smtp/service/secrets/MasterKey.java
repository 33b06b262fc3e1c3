package org.autoroute.smtp.service.secrets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.settings.AtomicFile;
import org.autoroute.smtp.service.settings.RefusedException;

/**
 * The key made of a file with a password that only its owner may read: one the user wrote, or, when there is none, one made of random octets. Any
 * thread.
 */
final class MasterKey {

    /** What NIST SP 800-132 leaves to the maker: about a fifth of a second, once in a run. */
    private static final int ROUNDS = 600_000;
    private static final int KEY_BITS = 256;
    private static final int RANDOM_OCTETS = 32;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private final Path file;

    MasterKey(Path file) {
        this.file = file;
    }

    /** @throws RefusedException when the file cannot be used, above all because others may read it */
    SecretKey key(byte[] salt) throws RefusedException {
        char[] password = password().toCharArray();
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(new PBEKeySpec(password, salt, ROUNDS, KEY_BITS)).getEncoded();
            return new SecretKeySpec(key, "AES");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java lacks PBKDF2", impossible);
        }
    }

    private String password() throws RefusedException {
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                create();
            }
            refuseOtherReaders();
            String password = new String(AtomicFile.read(file), StandardCharsets.UTF_8).strip();
            if (password.isEmpty()) {
                throw new RefusedException(text("master.empty"));
            }
            return password;
        } catch (NoSuchFileException gone) {
            throw new RefusedException(text("master.missing"), gone);
        } catch (IOException failure) {
            throw new RefusedException(Text.of(MasterKey.class, "master.unreadable", file.toString(), String.valueOf(failure.getMessage())), failure);
        }
    }

    private void refuseOtherReaders() throws IOException, RefusedException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
            throw new RefusedException(text("master.shared"));
        }
    }

    private void create() throws IOException {
        byte[] random = new byte[RANDOM_OCTETS];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(file.getParent());
        boolean posix = Files.getFileAttributeView(file.getParent(), PosixFileAttributeView.class) != null;
        FileAttribute<?>[] ownerOnly = posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
        try {
            Files.createFile(file, ownerOnly);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            return;
        }
        Files.writeString(file, Base64.getEncoder().encodeToString(random) + "\n");
    }

    private Text text(String key) {
        return Text.of(MasterKey.class, key, file.toString());
    }
}
