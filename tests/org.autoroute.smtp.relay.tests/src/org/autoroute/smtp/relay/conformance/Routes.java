package org.autoroute.smtp.relay.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.autoroute.smtp.relay.RouteSource;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.Conditions;
import org.autoroute.smtp.routing.Explanation;
import org.autoroute.smtp.routing.Fingerprint;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.Reason;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.routing.Tls;

/** Routes as the decision would publish them. */
final class Routes {

    private Routes() {
    }

    static Route to(Upstream... upstreams) {
        return to(Arrays.stream(upstreams).map(upstream -> candidate(upstream.at())).toArray(Candidate[]::new));
    }

    static Route to(Candidate... candidates) {
        return new Route(Reason.DEFAULT, List.of(candidates), Text.of(Route.class, "comment.default"), new Explanation(List.of()), false);
    }

    static Route none() {
        return new Route(Reason.NONE, List.of(), Text.of(Route.class, "comment.none"), new Explanation(List.of()), false);
    }

    /** The same route, but mail of some senders leaves by another. */
    static Route dependingOnSender(Route route) {
        return new Route(route.reason(), route.candidates(), route.comment(), route.explanation(), true);
    }

    /** @param bySender routes of sender domains for which there is another */
    static RouteSource source(Supplier<CompletionStage<Route>> route, Map<String, CompletableFuture<Route>> bySender) {
        return new RouteSource() {
            @Override
            public CompletionStage<Route> route() {
                return route.get();
            }

            @Override
            public CompletionStage<Route> route(String senderDomain) {
                CompletionStage<Route> own = bySender.get(senderDomain);
                return own == null ? route.get() : own;
            }
        };
    }

    /** A server given by its address; a name has no address yet. */
    static Candidate candidate(HostPort server) {
        return candidate(server, server.literal().stream().toArray(IpAddress[]::new));
    }

    static Candidate candidate(HostPort server, IpAddress... addresses) {
        return new Candidate(new ServerEntry(server, Optional.empty(), Optional.empty()), Reason.DEFAULT, Optional.empty(), List.of(addresses));
    }

    /** A server known by the name its certificates are for, protected so. */
    static Candidate candidate(Upstream upstream, Tls tls) {
        return candidate(upstream, tls, Optional.empty());
    }

    /** @param pin the only certificate to accept */
    static Candidate candidate(Upstream upstream, Tls tls, Optional<Fingerprint> pin) {
        return candidate(new ServerEntry(new HostPort(Keys.HOST, upstream.port()), Optional.empty(), Optional.empty(), Conditions.NONE, Optional.of(tls), pin,
                Login.NONE));
    }

    /** That entry, on this computer. */
    static Candidate candidate(ServerEntry entry) {
        return new Candidate(entry, Reason.DEFAULT, Optional.empty(), List.of(ip("127.0.0.1")));
    }

    /** A server known by the name its certificates are for, protected so, with a login. */
    static Candidate candidate(Upstream upstream, Tls tls, Login login) {
        return candidate(new ServerEntry(new HostPort(Keys.HOST, upstream.port()), Optional.empty(), Optional.empty(), Conditions.NONE, Optional.of(tls),
                Optional.empty(), login));
    }

    /** With a login; the server as its own address names it. */
    static Candidate candidate(Upstream upstream, Login login) {
        ServerEntry plain = candidate(upstream.at()).entry();
        ServerEntry entry = new ServerEntry(plain.server(), plain.connection(), plain.range(), plain.conditions(), plain.tls(), plain.pin(), login);
        return new Candidate(entry, Reason.DEFAULT, Optional.empty(), candidate(upstream.at()).addresses());
    }

    static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow(() -> new AssertionError(text));
    }
}
