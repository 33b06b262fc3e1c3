package org.autoroute.smtp.service.discovery;

import java.util.Locale;
import java.util.Optional;

import org.autoroute.smtp.routing.Conditions;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.Tls;
import org.autoroute.smtp.service.check.MailAddress;

/** A server somebody named, not tried yet. */
record Proposal(HostPort server, Tls tls, Login login, Source source) {

    /** Empty when host and port make no server. */
    static Optional<Proposal> of(String host, int port, Tls tls, Login login, Source source) {
        try {
            return Optional.of(new Proposal(new HostPort(host, port), tls, login, source));
        } catch (IllegalArgumentException noServer) {
            return Optional.empty();
        }
    }

    /** The login most providers want: the whole address and a password. */
    static Login password(MailAddress address) {
        return new Login.Stored(address.text(), Optional.empty(), false, false);
    }

    ServerEntry entry() {
        Optional<Tls> written = tls == Tls.byPort(server.port()) ? Optional.empty() : Optional.of(tls);
        return new ServerEntry(server, Optional.empty(), Optional.empty(), Conditions.NONE, written, Optional.empty(), login);
    }

    /** Whether the server is outside that domain; an address is outside of all. */
    boolean isOutside(String domain) {
        String host = server.host();
        return IpAddress.parse(host).isPresent() || !host.equalsIgnoreCase(domain) && !host.endsWith("." + domain.toLowerCase(Locale.ROOT));
    }
}
