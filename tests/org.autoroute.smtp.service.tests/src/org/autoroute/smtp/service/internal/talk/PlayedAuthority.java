package org.autoroute.smtp.service.internal.talk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.autoroute.smtp.relay.TrustAnchors;

/** A private authority, and servers with certificates it signed, or did not. */
public final class PlayedAuthority {

    private static final String PASSWORD = "played-password";
    private static final String NOW = "-1d";

    private final Path file;

    public PlayedAuthority(Path folder) throws IOException, InterruptedException {
        file = folder.resolve("played.p12");
        keytool("authority", "CN=Played Authority", NOW, "-ext", "bc:c");
    }

    /** For those names. */
    public SSLContext issue(String... names) throws Exception {
        return server(names[0], NOW, names, "-signer", "authority");
    }

    /** For a name, but its time is over. */
    public SSLContext expired(String name) throws Exception {
        return server("expired " + name, "-20d", new String[] {name}, "-signer", "authority");
    }

    /** For a name, but nobody has signed it but itself. */
    public SSLContext selfSigned(String name) throws Exception {
        return server("self-signed " + name, NOW, new String[] {name});
    }

    /** Who trusts this authority and nobody else. */
    public TrustAnchors trust() throws GeneralSecurityException, IOException {
        X509Certificate own = (X509Certificate) keys().getCertificate("authority");
        return () -> List.of(own);
    }

    private SSLContext server(String alias, String start, String[] names, String... more) throws Exception {
        List<String> options = new ArrayList<>(List.of(more));
        options.addAll(List.of("-ext", "SAN=DNS:" + String.join(",DNS:", names)));
        keytool(alias, "CN=" + names[0], start, options.toArray(String[]::new));
        KeyStore all = keys();
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry("server", all.getKey(alias, PASSWORD.toCharArray()), PASSWORD.toCharArray(), all.getCertificateChain(alias));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(one, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private KeyStore keys() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private void keytool(String alias, String name, String start, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                alias, "-keyalg", "EC", "-dname", name, "-startdate", start, "-validity", "10", "-storetype", "PKCS12", "-keystore", file.toString(),
                "-storepass", PASSWORD));
        command.addAll(List.of(more));
        Process made = new ProcessBuilder(command).inheritIO().start();
        if (!made.waitFor(60, TimeUnit.SECONDS) || made.exitValue() != 0) {
            throw new IOException("keytool failed");
        }
    }
}
