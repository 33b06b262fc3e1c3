package org.autoroute.smtp.service.probe;

import java.net.Socket;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import org.autoroute.smtp.relay.CertificateFacts;
import org.autoroute.smtp.relay.ServersOnlyTrustManager;
import org.autoroute.smtp.routing.HarmlessText;

/**
 * Lets TLS come about with any certificate and remembers which one it was and whether it would have been accepted: a look at a server, over a
 * connection that carries no mail and no login. One for each connection, on its thread.
 */
final class CertificateWitness extends ServersOnlyTrustManager {

    private static final int LONGEST = 200;

    private final X509ExtendedTrustManager judge;
    private Door.Certificate seen;

    /** @param judge whom this computer trusts; checks the name, too */
    CertificateWitness(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    SSLSocketFactory factory() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context.getSocketFactory();
        } catch (KeyManagementException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Optional<Door.Certificate> seen() {
        return Optional.ofNullable(seen);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        boolean trusted = true;
        try {
            judge.checkServerTrusted(chain, authType, socket);
        } catch (CertificateException refused) {
            trusted = false;
        }
        seen = new Door.Certificate(CertificateFacts.of(chain[0]).fingerprint(), subject(chain[0]), trusted);
    }

    private static String subject(X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName();
        return HarmlessText.of(name.substring(0, Math.min(LONGEST, name.length())));
    }
}
