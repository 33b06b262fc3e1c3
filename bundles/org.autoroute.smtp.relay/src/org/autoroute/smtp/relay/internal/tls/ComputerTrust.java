package org.autoroute.smtp.relay.internal.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.autoroute.smtp.relay.TrustAnchors;

/**
 * The authorities this computer trusts: those of the Java runtime, and those of the system, where administrators and the user add their own.
 *
 * @param files  with certificates in PEM; the first that exists is read
 * @param stores types of key stores the system itself fills
 */
public record ComputerTrust(Path javaHome, List<Path> files, List<String> stores) implements TrustAnchors {

    private static final System.Logger LOG = System.getLogger(ComputerTrust.class.getName());
    private static final Pattern PEM = Pattern.compile("-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----");

    /** Debian and its children, Fedora and its children, openSUSE, Alpine; FreeBSD has the last one, too. */
    private static final List<Path> LINUX = List.of(Path.of("/etc/ssl/certs/ca-certificates.crt"), Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"), Path.of("/etc/ssl/ca-bundle.pem"), Path.of("/etc/ssl/cert.pem"));

    public static ComputerTrust ofThisSystem() {
        return of(System.getProperty("os.name"), Path.of(System.getProperty("java.home")));
    }

    static ComputerTrust of(String system, Path javaHome) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new ComputerTrust(javaHome, List.of(), List.of("Windows-ROOT"));
        }
        return name.startsWith("mac") ? new ComputerTrust(javaHome, List.of(), List.of("KeychainStore", "KeychainStore-ROOT"))
                : new ComputerTrust(javaHome, LINUX, List.of());
    }

    @Override
    public Collection<X509Certificate> load() {
        Set<X509Certificate> all = new LinkedHashSet<>(ofRuntime());
        files.stream().filter(Files::isReadable).findFirst().ifPresent(file -> all.addAll(ofFile(file)));
        stores.forEach(type -> all.addAll(ofStore(type)));
        return all;
    }

    private List<X509Certificate> ofRuntime() {
        Path file = javaHome.resolve(Path.of("lib", "security", "cacerts"));
        try {
            return certificates(KeyStore.getInstance(file.toFile(), (char[]) null));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException unreadable) {
            LOG.log(Level.WARNING, "the certificates of the Java runtime cannot be read: {0}: {1}", file, unreadable);
            return List.of();
        }
    }

    private static List<X509Certificate> ofStore(String type) {
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            return certificates(store);
        } catch (GeneralSecurityException | IOException unreadable) {
            LOG.log(Level.INFO, "the system''s certificates cannot be read: {0}: {1}", type, unreadable);
            return List.of();
        }
    }

    private static List<X509Certificate> certificates(KeyStore store) throws GeneralSecurityException {
        List<X509Certificate> found = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias) && store.getCertificate(alias) instanceof X509Certificate certificate) {
                found.add(certificate);
            }
        }
        return found;
    }

    private static List<X509Certificate> ofFile(Path file) {
        try {
            return ofText(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (CertificateException | IOException unreadable) {
            LOG.log(Level.WARNING, "the system''s certificates cannot be read: {0}: {1}", file, unreadable);
            return List.of();
        }
    }

    /** One certificate that cannot be read does not take the others with it. */
    private static List<X509Certificate> ofText(String pem) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> found = new ArrayList<>();
        for (Matcher block = PEM.matcher(pem); block.find();) {
            try {
                found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.group().getBytes(StandardCharsets.US_ASCII))));
            } catch (CertificateException unknown) {
                LOG.log(Level.INFO, "a certificate of the system cannot be read: {0}", unknown.getMessage());
            }
        }
        return found;
    }
}
