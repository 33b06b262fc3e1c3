package org.autoroute.smtp.service.internal.talk;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import org.autoroute.smtp.relay.TrustAnchors;

/** Whom this computer trusts, as the relay sees it, for those who look at servers and carry no mail. Immutable, any thread. */
public final class Trust {

    private final X509ExtendedTrustManager judge;

    /**
     * Reads the certificates now, which may block.
     *
     * @throws GeneralSecurityException when the Java runtime cannot work with them
     */
    public Trust(TrustAnchors anchors) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (X509Certificate anchor : anchors.load()) {
            store.setCertificateEntry("a" + store.size(), anchor);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        judge = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }

    /** Judges chains of certificates, and the name when the connection says which. */
    public X509ExtendedTrustManager judge() {
        return judge;
    }

    /** A client's context in which nothing else is trusted. */
    public SSLContext context() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {judge}, null);
        return context;
    }
}
