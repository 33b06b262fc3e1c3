package org.autoroute.smtp.service.internal.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.autoroute.smtp.relay.CertificateFacts;
import org.autoroute.smtp.service.ClientCertificate;

/**
 * A certificate for mail clients with its key. Immutable, any thread.
 *
 * @param context for handshakes as a server
 */
public record Identity(X509Certificate certificate, SSLContext context) {

    static final String ALIAS = "listener";
    /** So long before its end a certificate makes room for the next. */
    private static final Duration REMAINDER = Duration.ofDays(30);

    /** @throws GeneralSecurityException when there is no key of that name, or the password is another one */
    static Identity read(Path store, char[] password) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password);
        }
        if (!keys.isKeyEntry(ALIAS) || !(keys.getCertificate(ALIAS) instanceof X509Certificate certificate)) {
            throw new GeneralSecurityException("no key in " + store.getFileName());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new Identity(certificate, context);
    }

    /** Whether it serves for a while yet. */
    boolean isGoodAt(Instant now) {
        return now.plus(REMAINDER).isBefore(certificate.getNotAfter().toInstant());
    }

    /** What may be shown to everybody. */
    public ClientCertificate shown() {
        try {
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return new ClientCertificate(CertificateFacts.of(certificate),
                    "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
