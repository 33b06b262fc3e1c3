package org.autoroute.smtp.relay.internal.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import org.autoroute.smtp.relay.TrustAnchors;
import org.autoroute.smtp.relay.internal.loop.EventLoop;
import org.autoroute.smtp.relay.internal.loop.Secured;
import org.autoroute.smtp.relay.internal.loop.Transport;
import org.autoroute.smtp.routing.Fingerprint;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;

/**
 * The client's end of TLS with servers (RFC 8314, 9325). Each connection has a context of its own, so no session is ever resumed and every certificate
 * is checked every time. {@link #begin} on a loop.
 */
public final class TlsClient {

    /** TLS 1.2 or newer. */
    static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final TrustAnchors anchors;
    private final Executor checks;
    private X509ExtendedTrustManager trusted;

    /** Who waits for the end. Exactly one method is called, on the loop, unless the transport is closed before. */
    public interface Finish {
        /** @param check what it found; its problem is empty unless any certificate would do */
        void protectedBy(SSLSession session, CertificateCheck check);

        /** @param check what it found, if it came to that */
        void failed(IOException cause, Optional<CertificateCheck> check);
    }

    /** @param checks runs what takes long, and may block */
    public TlsClient(TrustAnchors anchors, Executor checks) {
        this.anchors = anchors;
        this.checks = checks;
    }

    /**
     * Begins TLS on a connection. Nothing may be read, written or wanted until the end.
     *
     * @param server   as the user wrote it
     * @param pin      the only certificate to accept
     * @param tolerant whether any certificate will do
     */
    public void begin(EventLoop loop, Transport transport, HostPort server, Optional<Fingerprint> pin, boolean tolerant, Finish finish) {
        transport.want(0);
        later(loop, finish, () -> {
            CertificateCheck check = new CertificateCheck(trusted(), server.host(), pin, tolerant);
            SSLEngine engine = engine(server, check);
            return () -> transport.secure(engine, checks, new Secured() {
                @Override
                public void secured(SSLSession session) {
                    finish.protectedBy(session, check);
                }

                @Override
                public void unsecured(IOException cause) {
                    finish.failed(cause, Optional.of(check));
                }
            });
        });
    }

    /** Work that may block and leads to a step on the loop. */
    private interface Preparation {
        Runnable prepare() throws GeneralSecurityException, IOException;
    }

    private void later(EventLoop loop, Finish finish, Preparation preparation) {
        Consumer<Exception> failed = cause -> loop.execute(() -> finish.failed(new SSLException(cause), Optional.empty()));
        try {
            checks.execute(() -> {
                try {
                    loop.execute(preparation.prepare());
                } catch (GeneralSecurityException | IOException | RuntimeException impossible) {
                    failed.accept(impossible);
                }
            });
        } catch (RejectedExecutionException tooMany) {
            failed.accept(tooMany);
        }
    }

    private static SSLEngine engine(HostPort server, CertificateCheck check) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {check}, null);
        SSLEngine engine = context.createSSLEngine(server.host(), server.port());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        serverName(server.host()).ifPresent(name -> parameters.setServerNames(List.of(name)));
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** RFC 6066 section 3: names only, and only such as can be one. */
    private static Optional<SNIHostName> serverName(String host) {
        if (IpAddress.parse(host).isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SNIHostName(host));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    private synchronized X509ExtendedTrustManager trusted() throws GeneralSecurityException, IOException {
        if (trusted == null) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate anchor : anchors.load()) {
                store.setCertificateEntry("anchor" + number++, anchor);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            trusted = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        }
        return trusted;
    }
}
