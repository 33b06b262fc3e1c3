package org.autoroute.smtp.relay.internal.upstream;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.autoroute.smtp.relay.CertificateFacts;
import org.autoroute.smtp.routing.HostPort;

/** Why none of a route's candidates was found fit. Belongs to one connector until it is handed on. */
public final class Unreachable {

    private final List<String> causes = new ArrayList<>();
    private final Set<String> hosts = new HashSet<>();
    private final Set<Optional<CertificateFacts>> certificates = new HashSet<>();

    void add(HostPort server, Refusal why) {
        causes.add(server + ": " + why.cause());
        hosts.add(server.host());
        certificates.add(why.certificate());
    }

    /** One sentence for each candidate. */
    public List<String> causes() {
        return causes;
    }

    /** The certificate that servers of different names showed, all of them and none rightly: somebody in between answers in their place. */
    public Optional<CertificateFacts> interceptor() {
        return hosts.size() > 1 && certificates.size() == 1 ? certificates.iterator().next() : Optional.empty();
    }
}
