package org.autoroute.smtp.relay.internal.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose signatures count: those of the Java runtime and those of the system. */
class ComputerTrustTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    @TempDir
    Path folder;

    private static Collection<X509Certificate> ofJava() {
        return new ComputerTrust(JAVA, List.of(), List.of()).load();
    }

    private static String pem(X509Certificate certificate) throws CertificateEncodingException {
        return "# a comment - as some systems have them\n-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded()) + "\n-----END CERTIFICATE-----\n";
    }

    @Test
    void theRuntimeBringsSome() {
        assertFalse(ofJava().isEmpty());
    }

    @Test
    void theSystemsFileIsRead() throws IOException, CertificateEncodingException {
        List<X509Certificate> two = ofJava().stream().limit(2).toList();
        Path file = Files.writeString(folder.resolve("bundle"), pem(two.getFirst()) + pem(two.getLast()));
        ComputerTrust trust = new ComputerTrust(folder, List.of(folder.resolve("missing"), file), List.of());
        assertEquals(two, List.copyOf(trust.load()));
    }

    @Test
    void aCertificateThatCannotBeReadTakesNoOtherWithIt() throws IOException, CertificateEncodingException {
        X509Certificate good = ofJava().iterator().next();
        Path file = Files.writeString(folder.resolve("bundle"),
                "-----BEGIN CERTIFICATE-----\nTUlJ\n-----END CERTIFICATE-----\n" + pem(good));
        assertEquals(List.of(good), List.copyOf(new ComputerTrust(folder, List.of(file), List.of()).load()));
    }

    @Test
    void whatIsMissingIsLeftOut() {
        assertEquals(0, new ComputerTrust(folder, List.of(folder.resolve("missing")), List.of("NoSuchStore")).load().size());
    }

    @Test
    void eachSystemHasItsPlaces() {
        assertEquals(List.of("Windows-ROOT"), ComputerTrust.of("Windows 11", JAVA).stores());
        assertEquals(List.of("KeychainStore", "KeychainStore-ROOT"), ComputerTrust.of("Mac OS X", JAVA).stores());
        assertTrue(ComputerTrust.of("Linux", JAVA).files().contains(Path.of("/etc/ssl/certs/ca-certificates.crt")));
    }
}
