package org.autoroute.smtp.service.internal.tls;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.autoroute.smtp.relay.ComputerName;

/**
 * The certificate mail clients are shown: made at first use, kept in a folder only its owner can read, made anew before it ends. Any thread; what blocks
 * runs on a virtual thread that ends with the question.
 */
public final class ListenerCertificate {

    private static final System.Logger LOG = System.getLogger(ListenerCertificate.class.getName());
    /** As long as today's systems accept at most. */
    private static final Duration VALIDITY = Duration.ofDays(820);
    private static final int PASSWORD_OCTETS = 24;

    private final Path folder;
    private final Keytool keytool;
    private final InstantSource clock;
    private final Object making = new Object();

    /** @param folder need not be there yet */
    public ListenerCertificate(Path folder, InstantSource clock) {
        this(folder, Keytool.ofThisRuntime(), clock);
    }

    ListenerCertificate(Path folder, Keytool keytool, InstantSource clock) {
        this.folder = folder;
        this.keytool = keytool;
        this.clock = clock;
    }

    /** The certificate that is good now; fails with an {@link IOException} that says why there is none. */
    public CompletableFuture<Identity> identity() {
        CompletableFuture<Identity> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("autoroute-certificate").start(() -> {
            try {
                answer.complete(find());
            } catch (IOException | GeneralSecurityException | RuntimeException failure) {
                answer.completeExceptionally(failure);
            }
        });
        return answer;
    }

    private Identity find() throws IOException, GeneralSecurityException {
        synchronized (making) {
            Optional<Identity> kept = read();
            if (kept.isPresent() && kept.get().isGoodAt(clock.instant())) {
                return kept.get();
            }
            make();
            return Identity.read(store(), password());
        }
    }

    private Optional<Identity> read() {
        if (!Files.exists(store())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Identity.read(store(), password()));
        } catch (IOException | GeneralSecurityException unreadable) {
            LOG.log(Level.WARNING, "the certificate for mail clients cannot be read and is made anew: {0}", unreadable.toString());
            return Optional.empty();
        }
    }

    private Path store() {
        return folder.resolve("listener.p12");
    }

    private Path passwordFile() {
        return folder.resolve("listener.password");
    }

    private char[] password() throws IOException {
        return Files.readString(passwordFile(), StandardCharsets.US_ASCII).strip().toCharArray();
    }

    /** In a folder of its own first, so that a failure leaves what was there. */
    private void make() throws IOException {
        Files.createDirectories(folder);
        ownersOnly(folder, "rwx------");
        Path fresh = Files.createTempDirectory(folder, "new");
        try {
            Path store = fresh.resolve("listener.p12");
            Path password = fresh.resolve("listener.password");
            byte[] octets = new byte[PASSWORD_OCTETS];
            new SecureRandom().nextBytes(octets);
            Files.writeString(password, HexFormat.of().formatHex(octets) + "\n", StandardCharsets.US_ASCII);
            ownersOnly(password, "rw-------");
            keytool.make(store, password, names(), VALIDITY);
            ownersOnly(store, "rw-------");
            Files.move(password, passwordFile(), StandardCopyOption.REPLACE_EXISTING);
            Files.move(store, store(), StandardCopyOption.REPLACE_EXISTING);
            LOG.log(Level.INFO, "a certificate for mail clients was made: {0}", store());
        } finally {
            try (Stream<Path> rest = Files.list(fresh)) {
                for (Path file : rest.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(fresh);
        }
    }

    private static String names() {
        List<String> fixed = List.of("dns:localhost", "ip:127.0.0.1", "ip:::1");
        Stream<String> own = ComputerName.any().filter(name -> !name.equals("localhost")).stream().map(name -> "dns:" + name);
        return String.join(",", Stream.concat(fixed.stream(), own).toList());
    }

    private static void ownersOnly(Path path, String permissions) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(permissions));
        }
    }
}
