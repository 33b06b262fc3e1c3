package org.autoroute.smtp.relay.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.autoroute.smtp.relay.TrustAnchors;
import org.autoroute.smtp.relay.internal.tls.Certificates;
import org.autoroute.smtp.routing.Fingerprint;

/** Certificates made for the tests, once in a process, by the Java runtime's own keytool. */
enum Keys {

    /** What a server of the tests should have. */
    GOOD("-signer", "ca", "-validity", "9", "-ext", "san=dns:" + Keys.HOST + ",ip:127.0.0.1"),
    /** For any host of the domain. */
    STAR("-signer", "ca", "-validity", "9", "-ext", "san=dns:*.first.example"),
    OTHER_NAME("-signer", "ca", "-validity", "9", "-ext", "san=dns:mail.example,ip:192.0.2.1"),
    /** The right name stands where it does not count any more (RFC 9525). */
    COMMON_NAME("-signer", "ca", "-validity", "9", "-dname", "CN=" + Keys.HOST),
    EXPIRED("-signer", "ca", "-startdate", "-20d", "-validity", "9", "-ext", "san=dns:" + Keys.HOST),
    /** Signed by nobody but itself. */
    OWN("-validity", "9", "-ext", "san=dns:" + Keys.HOST);

    static final String HOST = "smtp.first.example";
    private static final String PASSWORD = "changeit";

    private final String[] options;

    Keys(String... options) {
        this.options = options;
    }

    /** Trusts the authority of the tests alone. */
    static TrustAnchors trust() {
        return () -> List.of(certificate("ca"));
    }

    X509Certificate certificate() {
        return certificate(name());
    }

    Fingerprint fingerprint() {
        return Certificates.fingerprint(certificate());
    }

    /** For a server with this certificate. */
    SSLContext context() {
        try {
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            char[] password = PASSWORD.toCharArray();
            one.setKeyEntry("server", Store.ALL.getKey(name(), password), password, Store.ALL.getCertificateChain(name()));
            KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
            managers.init(one, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** For a client that trusts this certificate alone. */
    SSLContext client() {
        try {
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            one.setCertificateEntry("server", certificate());
            TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
            managers.init(one);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509Certificate certificate(String alias) {
        try {
            return (X509Certificate) Store.ALL.getCertificate(alias);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** All of them. */
    private static final class Store {

        static final KeyStore ALL = make();

        private static KeyStore make() {
            try {
                Path folder = Files.createTempDirectory("keys");
                Path file = folder.resolve("keys.p12");
                run(file, "ca", "-validity", "9", "-ext", "bc:c", "-dname", "CN=Authority of the tests");
                for (Keys keys : values()) {
                    run(file, keys.name(), keys.options);
                }
                KeyStore store = KeyStore.getInstance("PKCS12");
                try (InputStream in = Files.newInputStream(file)) {
                    store.load(in, PASSWORD.toCharArray());
                }
                Files.delete(file);
                Files.delete(folder);
                return store;
            } catch (GeneralSecurityException | IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private static void run(Path file, String alias, String... options) throws IOException {
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                    "-keystore", file.toString(), "-storepass", PASSWORD, "-storetype", "PKCS12", "-alias", alias, "-keyalg", "EC", "-groupname",
                    "secp256r1"));
            command.addAll(Arrays.asList(options));
            if (!command.contains("-dname")) {
                command.addAll(List.of("-dname", "CN=test"));
            }
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            try {
                if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw new IOException(said);
                }
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
        }
    }
}
