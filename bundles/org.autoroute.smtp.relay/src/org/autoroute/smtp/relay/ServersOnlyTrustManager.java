package org.autoroute.smtp.relay;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * A trust manager of a program that is the client of every connection it judges: it is asked in one way only, which its subclass overrides; in every other
 * way it trusts nobody.
 */
public abstract class ServersOnlyTrustManager extends X509ExtendedTrustManager {

    /** @throws CertificateException always, unless overridden */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        throw new CertificateException("not by an engine");
    }

    /** @throws CertificateException always, unless overridden */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        throw new CertificateException("not by a socket");
    }

    /** @throws CertificateException always: the name would not be checked */
    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("not without a connection");
    }

    /** @throws CertificateException always */
    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        throw new CertificateException("a client");
    }

    /** @throws CertificateException always */
    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        throw new CertificateException("a client");
    }

    /** @throws CertificateException always */
    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("a client");
    }

    /** None: which clients' authorities are accepted is for servers to say. */
    @Override
    public final X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
