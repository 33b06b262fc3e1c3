package org.autoroute.smtp.service.internal.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes keys with the program of that name that comes with every Java runtime, as the class library alone cannot sign a certificate. Blocks, with a
 * limit.
 *
 * @param program where it lies
 * @param limit   for one call
 */
record Keytool(Path program, Duration limit) {

    /** That of the runtime this program runs in. */
    static Keytool ofThisRuntime() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return new Keytool(Path.of(System.getProperty("java.home"), "bin", windows ? "keytool.exe" : "keytool"), Duration.ofSeconds(60));
    }

    /**
     * Makes a key with a certificate signed by itself.
     *
     * @param store    the file to put it into, not there yet
     * @param password a file that holds the password of the store, so that no other user sees it among the arguments of a process
     * @param names    subject alternative names as keytool writes them
     * @throws IOException when there is no such program, it fails, or takes too long
     */
    void make(Path store, Path password, String names, Duration validity) throws IOException {
        Path output = store.resolveSibling("keytool.txt");
        Process process = new ProcessBuilder(List.of(program.toString(), "-genkeypair", "-alias", Identity.ALIAS, "-keyalg", "EC", "-groupname",
                "secp256r1", "-sigalg", "SHA256withECDSA", "-dname", "CN=Autoroute SMTP", "-ext", "san=" + names, "-ext", "eku=serverAuth", "-startdate",
                "-1d", "-validity", Long.toString(validity.toDays()), "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass:file",
                password.toString())).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("keytool took longer than " + limit.toSeconds() + " seconds");
            }
            if (process.exitValue() != 0) {
                throw new IOException("keytool: " + Files.readString(output, StandardCharsets.ISO_8859_1).strip());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(output);
        }
    }
}
