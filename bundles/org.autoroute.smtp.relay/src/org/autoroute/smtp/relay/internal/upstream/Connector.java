package org.autoroute.smtp.relay.internal.upstream;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.autoroute.smtp.relay.Protection;
import org.autoroute.smtp.relay.RelayOptions.Timeouts;
import org.autoroute.smtp.relay.Upstreams;
import org.autoroute.smtp.relay.internal.health.Failure;
import org.autoroute.smtp.relay.internal.health.Failure.Stage;
import org.autoroute.smtp.relay.internal.health.HealthBook;
import org.autoroute.smtp.relay.internal.loop.Deadline;
import org.autoroute.smtp.relay.internal.loop.EventLoop;
import org.autoroute.smtp.relay.internal.loop.Transport;
import org.autoroute.smtp.relay.internal.tls.TlsClient;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.routing.ServerEntry;

/**
 * Finds the first of a route's candidates that can be reached and talks (promise 4): addresses, connection, greeting, EHLO, each with its time limit.
 * Remembers in words why each of the others could not, and tells the health book. Those that do not work at present are tried last.
 */
public final class Connector {

    /** Who waits for the end. Exactly one method is called, unless the connector is cancelled. */
    public interface Finish {
        void connected(Link link);

        /** @param causes one sentence for each candidate */
        void unreachable(List<String> causes);
    }

    /** What all connectors share. */
    public record Means(Upstreams upstreams, Timeouts timeouts, OwnListeners own, Optional<String> hostName, HealthBook health, TlsClient tls) {
    }

    private final EventLoop loop;
    private final Means means;
    private final List<Candidate> candidates;
    private final Finish finish;
    private final List<String> causes = new ArrayList<>();
    private final Deadline deadline;
    private int index = -1;
    private int attempt;
    private AddressRace race;
    private Introduction introduction;
    private String late = "";

    public Connector(EventLoop loop, Means means, List<Candidate> candidates, Finish finish) {
        this.loop = loop;
        this.means = means;
        this.candidates = means.health().inOrder(candidates);
        this.finish = finish;
        this.deadline = loop.deadline(this::timeout);
    }

    public void start() {
        next();
    }

    /** Gives everything up; nobody is told. */
    public void cancel() {
        stop();
        index = candidates.size();
    }

    private void stop() {
        attempt++;
        deadline.cancel();
        if (race != null) {
            race.cancel();
            race = null;
        }
        if (introduction != null) {
            introduction.cancel();
            introduction = null;
        }
    }

    private Candidate candidate() {
        return candidates.get(index);
    }

    private void next() {
        stop();
        index++;
        if (index == candidates.size()) {
            finish.unreachable(List.copyOf(causes));
            return;
        }
        Candidate candidate = candidate();
        means.health().tries(candidate.entry().server());
        Optional<IpAddress> literal = candidate.entry().server().literal();
        if (!candidate.addresses().isEmpty()) {
            connect(candidate.addresses());
        } else if (literal.isPresent()) {
            connect(List.of(literal.get()));
        } else {
            resolve(candidate.entry().server().host());
        }
    }

    private void failed(String cause) {
        failed(Refusal.of(cause));
    }

    private void failed(Refusal why) {
        means.health().failed(candidate().entry().server(), Failure.opening(why.cause(), why.certificate()));
        pass(why.cause());
    }

    /** Turns to the next one. */
    private void pass(String cause) {
        causes.add(candidate().entry().server() + ": " + cause);
        next();
    }

    private void timeout() {
        failed(late);
    }

    private void resolve(String host) {
        int mine = attempt;
        limit(means.timeouts().names(), "its name was not resolved in time");
        CompletionStage<Resolution> answer = means.upstreams().names().resolve(host);
        answer.whenComplete((resolution, failure) -> loop.execute(() -> {
            if (mine == attempt) {
                resolved(failure == null ? resolution : null);
            }
        }));
    }

    private void resolved(Resolution resolution) {
        switch (resolution) {
            case Resolution.Resolved found -> connect(found.addresses());
            case Resolution.Failed nothing -> failed("its name is not known: " + nothing.reason());
            case Resolution.Suppressed held -> pass("its name may not be resolved at present");
            case null, default -> failed("its name could not be resolved");
        }
    }

    private void connect(List<IpAddress> addresses) {
        HostPort server = candidate().entry().server();
        List<InetSocketAddress> targets = new ArrayList<>();
        for (IpAddress address : addresses) {
            InetSocketAddress target = new InetSocketAddress(address.toInetAddress(), server.port());
            if (!means.own().contain(target)) {
                targets.add(target);
            }
        }
        if (targets.isEmpty()) {
            failed(addresses.isEmpty() ? "it has no address" : "it is this relay itself");
            return;
        }
        limit(means.timeouts().connect(), "no connection in time");
        race = new AddressRace(loop, means.timeouts().nextAddress(), targets, new AddressRace.Finish() {
            @Override
            public void won(Transport transport) {
                race = null;
                introduce(transport);
            }

            @Override
            public void lost(String cause) {
                race = null;
                failed(cause);
            }
        });
        race.start();
    }

    private void introduce(Transport transport) {
        InetSocketAddress local;
        InetSocketAddress remote;
        try {
            local = (InetSocketAddress) transport.channel().getLocalAddress();
            remote = (InetSocketAddress) transport.channel().getRemoteAddress();
        } catch (IOException lost) {
            transport.close();
            failed("connection lost");
            return;
        }
        if (means.own().contain(remote) || local.equals(remote)) {
            transport.close();
            failed("it is this relay itself");
            return;
        }
        IpAddress own = IpAddress.of(local.getAddress());
        Requirement requirement = Requirement.of(candidate().entry(), means.upstreams().tls());
        introduction = new Introduction(loop, transport, means.hostName().orElseGet(() -> literal(own)), requirement, means.tls(), new Introduction.Finish() {
            @Override
            public void shakesHands() {
                limit(means.timeouts().handshake(), "no TLS handshake in time");
            }

            @Override
            public void speaks() {
                limit(means.timeouts().greeting(), "no greeting in time");
            }

            @Override
            public void done(Capabilities capabilities, Protection protection) {
                introduction = null;
                deadline.cancel();
                ServerEntry entry = candidate().entry();
                means.upstreams().tls().seen(entry.server(), protection.level());
                means.health().passed(entry.server(), entry.login() instanceof Login.Stored ? Stage.LOGIN : Stage.OPENING, protection.level());
                finish.connected(new Link(transport, candidate(), capabilities, protection, own, IpAddress.of(remote.getAddress())));
            }

            @Override
            public void refused(Refusal why) {
                introduction = null;
                failed(why);
            }
        });
        introduction.start();
    }

    /** RFC 5321 section 4.1.3. */
    private static String literal(IpAddress address) {
        return address.isV4() ? "[" + address + "]" : "[IPv6:" + address + "]";
    }

    /** A candidate behind which another one waits gets less time. */
    private void limit(Duration alone, String words) {
        boolean last = index == candidates.size() - 1;
        Duration other = means.timeouts().nextServer();
        late = words;
        deadline.in(last || alone.compareTo(other) < 0 ? alone : other);
    }
}
