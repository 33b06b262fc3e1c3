package org.autoroute.smtp.mailclients;

import org.autoroute.smtp.routing.HostPort;

/**
 * An outgoing mail server that mail clients of this computer send through. Immutable, any thread.
 *
 * @param host     as {@link HostPort#host()} has it
 * @param port     1 to 65535; the client's own default where its account names none
 * @param client   who uses it, in the client's own name; several are separated by a comma and a blank
 * @param account  for whom: e-mail addresses or names of accounts, separated likewise; may be empty
 * @param standard whether a client sends through it unless told otherwise
 */
public record FoundServer(String host, int port, String client, String account, boolean standard) {

    /** @throws IllegalArgumentException when host and port make no {@link HostPort} */
    public FoundServer {
        new HostPort(host, port);
    }

    public HostPort server() {
        return new HostPort(host, port);
    }
}
