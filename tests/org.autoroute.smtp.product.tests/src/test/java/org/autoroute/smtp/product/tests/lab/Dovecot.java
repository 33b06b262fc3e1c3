package org.autoroute.smtp.product.tests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What a Postfix asks whether a login is right: the authentication of a Dovecot of our own, which knows one user. */
public final class Dovecot implements AutoCloseable {

    private static final String PROGRAM = "/usr/sbin/dovecot";
    private static final String NEW = """
            dovecot_config_version = 2.4.0
            dovecot_storage_version = 2.4.0
            base_dir = %1$s/run
            state_dir = %1$s/run
            log_path = %1$s/log
            protocols =
            ssl = no
            auth_allow_cleartext = yes
            auth_mechanisms = %2$s
            passdb passwd-file {
              passwd_file_path = %1$s/passwd
            }
            userdb static {
              fields {
                uid = nobody
                gid = nogroup
                home = /nonexistent
              }
            }
            """;
    private static final String OLD = """
            base_dir = %1$s/run
            state_dir = %1$s/run
            log_path = %1$s/log
            protocols =
            ssl = no
            disable_plaintext_auth = no
            auth_mechanisms = %2$s
            passdb {
              driver = passwd-file
              args = %1$s/passwd
            }
            userdb {
              driver = static
              args = uid=nobody gid=nogroup home=/nonexistent
            }
            """;
    private static final String ANSWERS = """
            service auth {
              unix_listener %s {
                mode = 0666
              }
            }
            """;

    private final Path socket;
    private final Service service;

    private Dovecot(Path socket, Service service) {
        this.socket = socket;
        this.service = service;
    }

    /** As below, at a socket of its own. */
    public static Dovecot start(Lab lab, Provider provider, String user, String password, String mechanisms) throws IOException {
        return start(lab, provider, lab.directory().resolve("auth-" + UUID.randomUUID()), user, password, mechanisms);
    }

    /**
     * @param socket where it answers
     * @param mechanisms as Dovecot names them, with blanks between
     */
    public static Dovecot start(Lab lab, Provider provider, Path socket, String user, String password, String mechanisms) throws IOException {
        Path directory = Files.createTempDirectory(lab.directory(), "dovecot");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(directory.resolve("passwd"), user + ":{PLAIN}" + password + "::::::\n");
        Path configuration = Files.writeString(directory.resolve("dovecot.conf"), (isOld() ? OLD : NEW).formatted(directory, mechanisms)
                + ANSWERS.formatted(socket));
        Dovecot dovecot = new Dovecot(socket, Service.start(provider.namespace(), "dovecot", directory,
                List.of(PROGRAM, "-F", "-c", configuration.toString())));
        Await.until(Duration.ofSeconds(20), dovecot.service::toString, () -> Files.exists(socket));
        return dovecot;
    }

    /** Before 2.4, which Debian has since 13, the configuration was another one. */
    private static boolean isOld() {
        return Shell.run(PROGRAM, "--version").ok().out().startsWith("2.3");
    }

    /** Where it answers. */
    public Path socket() {
        return socket;
    }

    @Override
    public void close() {
        service.close();
        try {
            Files.deleteIfExists(socket);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
