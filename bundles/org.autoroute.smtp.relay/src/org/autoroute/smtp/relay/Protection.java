package org.autoroute.smtp.relay;

/**
 * How a connection is protected. Immutable, any thread.
 *
 * @param level       whether there is TLS, and whether the certificate was checked or pinned
 * @param protocol    {@code TLSv1.3} or {@code TLSv1.2}, empty without TLS
 * @param cipherSuite the suite's name in the registry of TLS, empty without TLS
 */
public record Protection(TlsMemory.Level level, String protocol, String cipherSuite) {

    /** In clear. */
    public static final Protection NONE = new Protection(TlsMemory.Level.NONE, "", "");
}
