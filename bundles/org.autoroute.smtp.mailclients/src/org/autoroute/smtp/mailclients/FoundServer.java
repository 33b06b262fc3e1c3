package org.autoroute.smtp.mailclients;

import java.util.Optional;

import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.LoginKind;
import org.autoroute.smtp.routing.Tls;

/**
 * An outgoing mail server that mail clients of this computer send through. Immutable, any thread.
 *
 * @param host     as {@link HostPort#host()} has it
 * @param port     1 to 65535; the client's own default where its account names none
 * @param client   who uses it, in the client's own name; several are separated by a comma and a blank
 * @param account  for whom: e-mail addresses or names of accounts, separated likewise; may be empty
 * @param standard whether a client sends through it unless told otherwise
 * @param tls      how the client protects the connection, {@link Tls#NONE} where it is told never to; empty where nobody says
 * @param login    how it logs in: {@link LoginKind#NONE}, {@link LoginKind#PASSWORD} or {@link LoginKind#OAUTH}
 * @param user     as whom; not empty with a login, without control or invisible characters; empty without a login
 */
public record FoundServer(String host, int port, String client, String account, boolean standard, Optional<Tls> tls, LoginKind login, String user) {

    /** @throws IllegalArgumentException when host and port make no {@link HostPort}, or login and user do not fit each other */
    public FoundServer {
        new HostPort(host, port);
        if (login == LoginKind.CLIENT || user.isEmpty() != (login == LoginKind.NONE)) {
            throw new IllegalArgumentException("login");
        }
    }

    /** One of which nothing is known but where it is. */
    public FoundServer(String host, int port, String client, String account, boolean standard) {
        this(host, port, client, account, standard, Optional.empty(), LoginKind.NONE, "");
    }

    public HostPort server() {
        return new HostPort(host, port);
    }
}
