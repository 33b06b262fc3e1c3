package org.autoroute.smtp.relay.internal.tls;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

import org.autoroute.smtp.relay.internal.loop.Secured;
import org.autoroute.smtp.relay.internal.loop.Transport;
import org.autoroute.smtp.routing.HarmlessText;

/** The server's end of TLS with mail clients, while there is a certificate. Any thread, {@link #begin} on a loop. */
public final class TlsServer {

    private static final int MOST_SESSIONS = 1000;

    private final Executor checks;
    private volatile Optional<SSLContext> identity = Optional.empty();
    private volatile boolean startTls;

    /** @param checks runs what takes long */
    public TlsServer(Executor checks) {
        this.checks = checks;
    }

    /** The certificate with its key for handshakes from now on. */
    public void identity(Optional<SSLContext> changed) {
        changed.ifPresent(context -> context.getServerSessionContext().setSessionCacheSize(MOST_SESSIONS));
        identity = changed;
    }

    public boolean hasIdentity() {
        return identity.isPresent();
    }

    /** Whether clients in clear may change to TLS. */
    public void startTls(boolean wanted) {
        startTls = wanted;
    }

    /** Whether STARTTLS is to be offered. */
    public boolean offersStartTls() {
        return startTls && hasIdentity();
    }

    /** Begins TLS on a connection. Nothing may be read or written until the end. */
    public void begin(Transport transport, Secured secured) {
        Optional<SSLContext> context = identity;
        if (context.isEmpty()) {
            secured.unsecured(new SSLException("no certificate"));
            return;
        }
        SSLEngine engine = context.get().createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(TlsClient.PROTOCOLS);
        parameters.setUseCipherSuitesOrder(true);
        engine.setSSLParameters(parameters);
        transport.secure(engine, checks, secured);
    }

    /** In words, for the log. */
    public static String words(IOException cause) {
        return HarmlessText.of(String.valueOf(cause.getMessage()), ' ');
    }
}
