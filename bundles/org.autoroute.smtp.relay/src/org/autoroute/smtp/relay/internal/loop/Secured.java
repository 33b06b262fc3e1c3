package org.autoroute.smtp.relay.internal.loop;

import java.io.IOException;

import javax.net.ssl.SSLSession;

/** Who waits for the end of a TLS handshake. Exactly one method is called, on the loop, unless the transport is closed before. */
public interface Secured {

    /** Every octet from here on is protected. */
    void secured(SSLSession session);

    /** The handshake failed; the connection is of no use any more and is still to be closed. */
    void unsecured(IOException cause);
}
