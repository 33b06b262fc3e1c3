package org.autoroute.smtp.relay;

import java.security.cert.X509Certificate;
import java.util.Collection;

import org.autoroute.smtp.relay.internal.tls.ComputerTrust;

/** Whose signature under a server's certificate counts. Asked once, when the first certificate is to be checked, on a thread that may wait. */
@FunctionalInterface
public interface TrustAnchors {

    /** The authorities' own certificates; what cannot be read is left out. */
    Collection<X509Certificate> load();

    /** Those the Java runtime brings and those the system trusts. */
    static TrustAnchors ofThisComputer() {
        return ComputerTrust.ofThisSystem();
    }
}
