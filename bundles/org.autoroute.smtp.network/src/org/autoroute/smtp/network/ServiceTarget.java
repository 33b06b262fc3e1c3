package org.autoroute.smtp.network;

/**
 * Where a domain offers a service (RFC 2782). Immutable, any thread.
 *
 * @param host in lower case, without a dot at its end
 * @param port TCP port, 1 to 65535
 */
public record ServiceTarget(String host, int port) {
}
