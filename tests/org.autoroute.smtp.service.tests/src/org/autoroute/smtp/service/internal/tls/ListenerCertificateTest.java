package org.autoroute.smtp.service.internal.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.autoroute.smtp.service.ClientCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The certificate for mail clients, made by the Java runtime's own keytool. */
class ListenerCertificateTest {

    @TempDir
    Path folder;

    private static Identity of(ListenerCertificate certificate) {
        return certificate.identity().orTimeout(90, TimeUnit.SECONDS).join();
    }

    private ListenerCertificate at(Instant now) {
        return new ListenerCertificate(folder.resolve("certificate"), InstantSource.fixed(now));
    }

    @Test
    void itIsMadeOnceAndForThisComputer() throws Exception {
        Identity first = of(at(Instant.now()));
        assertEquals(first.certificate(), of(at(Instant.now())).certificate());
        Set<String> names = first.certificate().getSubjectAlternativeNames().stream().map(name -> name.get(1).toString()).collect(Collectors.toSet());
        assertTrue(names.containsAll(Set.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1")), names.toString());
        first.certificate().verify(first.certificate().getPublicKey());
        assertTrue(first.certificate().getNotAfter().toInstant().isAfter(Instant.now().plus(Duration.ofDays(365))));
    }

    @Test
    void itIsMadeAnewBeforeItEnds() {
        Identity first = of(at(Instant.now()));
        Identity next = of(at(first.certificate().getNotAfter().toInstant().minus(Duration.ofDays(29))));
        assertNotEquals(first.certificate(), next.certificate());
    }

    @Test
    void whatIsShownIsTheCertificateWithoutItsKey() throws CertificateException {
        Identity identity = of(at(Instant.now()));
        ClientCertificate shown = identity.shown();
        X509Certificate read = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(shown.pem().getBytes(StandardCharsets.US_ASCII)));
        assertEquals(identity.certificate(), read);
        assertFalse(shown.pem().contains("PRIVATE"));
        assertTrue(shown.facts().subject().contains("localhost"), shown.facts().subject());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there the folder's list of rights protects them")
    void onlyTheOwnerCanReadTheKey() throws IOException {
        of(at(Instant.now()));
        Path kept = folder.resolve("certificate");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)));
        try (Stream<Path> files = Files.list(kept)) {
            for (Path file : files.toList()) {
                assertEquals(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE), Files.getPosixFilePermissions(file), file.toString());
            }
        }
    }

    @Test
    void whatCannotBeReadIsMadeAnew() throws IOException {
        Identity first = of(at(Instant.now()));
        Files.writeString(folder.resolve("certificate").resolve("listener.password"), "another\n");
        assertNotEquals(first.certificate(), of(at(Instant.now())).certificate());
    }

    @Test
    void aProgramThatFailsIsNamed() throws IOException {
        ListenerCertificate certificate = new ListenerCertificate(folder.resolve("certificate"),
                new Keytool(folder.resolve("nothing"), Duration.ofSeconds(5)), InstantSource.system());
        Exception failure = assertThrows(CompletionException.class, () -> of(certificate));
        assertTrue(failure.getCause().getMessage().contains("nothing"), failure.toString());
        try (Stream<Path> left = Files.list(folder.resolve("certificate"))) {
            assertEquals(0, left.count());
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program that takes long is a shell's")
    void aProgramThatTakesLongIsEnded() throws IOException {
        Path slow = Files.writeString(folder.resolve("slow"), "#!/bin/sh\nexec sleep 60\n");
        Files.setPosixFilePermissions(slow, PosixFilePermissions.fromString("rwx------"));
        ListenerCertificate certificate = new ListenerCertificate(folder.resolve("certificate"), new Keytool(slow, Duration.ofMillis(200)),
                InstantSource.system());
        Exception failure = assertThrows(CompletionException.class, () -> of(certificate));
        assertTrue(failure.getCause().getMessage().contains("took longer"), failure.toString());
    }
}
