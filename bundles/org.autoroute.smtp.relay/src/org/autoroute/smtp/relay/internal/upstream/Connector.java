package org.autoroute.smtp.relay.internal.upstream;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.autoroute.smtp.relay.Credentials.Answer;
import org.autoroute.smtp.relay.Protection;
import org.autoroute.smtp.relay.RelayOptions.Timeouts;
import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.relay.TlsMemory;
import org.autoroute.smtp.relay.Upstreams;
import org.autoroute.smtp.relay.internal.health.Failure;
import org.autoroute.smtp.relay.internal.health.Failure.Stage;
import org.autoroute.smtp.relay.internal.health.HealthBook;
import org.autoroute.smtp.relay.internal.login.Mechanism;
import org.autoroute.smtp.relay.internal.loop.Deadline;
import org.autoroute.smtp.relay.internal.loop.EventLoop;
import org.autoroute.smtp.relay.internal.loop.Transport;
import org.autoroute.smtp.relay.internal.tls.TlsClient;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.Resolution;

/**
 * Finds the first of a route's candidates that can be reached and talks (promise 4): addresses, connection, greeting, EHLO, each with its time limit.
 * Remembers in words why each of the others could not, and tells the health book. Those that do not work at present are tried last.
 */
public final class Connector {

    /** Who waits for the end. Exactly one method is called, unless the connector is cancelled. */
    public interface Finish {
        void connected(Link link);

        void unreachable(Unreachable why);

        /** A server does not take the login the user has stored for it, or there is none; no other is turned to. @param cause one sentence */
        void loginRefused(String cause);
    }

    /** What all connectors share. */
    public record Means(Upstreams upstreams, Timeouts timeouts, OwnListeners own, Optional<String> hostName, HealthBook health, TlsClient tls) {
    }

    private final EventLoop loop;
    private final Means means;
    private final List<Candidate> candidates;
    private final boolean isOwn;
    private final Finish finish;
    private final Unreachable unreachable = new Unreachable();
    private final Deadline deadline;
    private int index = -1;
    private int attempt;
    private AddressRace race;
    private Introduction introduction;
    private Authentication authentication;
    private Answer credential;
    private boolean renewed;
    private String late = "";

    /** @param isOwn whether the session is one of this computer, which stored logins are for */
    public Connector(EventLoop loop, Means means, List<Candidate> candidates, boolean isOwn, Finish finish) {
        this.loop = loop;
        this.means = means;
        this.candidates = means.health().inOrder(candidates);
        this.isOwn = isOwn;
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
        if (authentication != null) {
            authentication.cancel();
            authentication = null;
        }
    }

    private Candidate candidate() {
        return candidates.get(index);
    }

    private void next() {
        stop();
        index++;
        if (index == candidates.size()) {
            finish.unreachable(unreachable);
            return;
        }
        renewed = false;
        begin();
    }

    /** A stored login is there before anything else is done. */
    private void begin() {
        if (!(candidate().entry().login() instanceof Login.Stored login)) {
            reach();
        } else if (!isOwn && !login.lent()) {
            pass(Refusal.of("its login is for this computer only and not lent to others"));
        } else {
            int mine = attempt;
            limit(means.timeouts().names(), "its login was not at hand in time");
            means.upstreams().credentials().of(candidate().entry().server(), login).whenComplete((answer, failure) -> loop.execute(() -> {
                if (mine == attempt) {
                    credential(login, answer);
                }
            }));
        }
    }

    private void credential(Login.Stored login, Answer answer) {
        switch (answer) {
            case Answer.Password password -> ready(login, password.secret(), answer);
            case Answer.Token token -> ready(login, token.secret(), answer);
            case Answer.Missing missing -> loginRefused(missing.why());
            case Answer.Later later -> pass(Refusal.of(later.why()));
            case null -> pass(Refusal.of("its login could not be looked up"));
        }
    }

    private void ready(Login.Stored login, Secret secret, Answer answer) {
        if (secret.reveal().chars().anyMatch(Character::isISOControl)) {
            loginRefused("the password stored for " + login.user() + " has control characters in it");
        } else {
            credential = answer;
            reach();
        }
    }

    private void reach() {
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
        pass(why);
    }

    /** Turns to the next one. */
    private void pass(Refusal why) {
        unreachable.add(candidate().entry().server(), why);
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
            case Resolution.Suppressed held -> pass(Refusal.of("its name may not be resolved at present"));
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
            public void done(Capabilities capabilities, Protection protection, Duration roundTrip) {
                introduction = null;
                means.upstreams().tls().seen(candidate().entry().server(), protection.level());
                introduced(new Link(transport, candidate(), capabilities, protection, own, IpAddress.of(remote.getAddress()), roundTrip,
                        System.nanoTime(), 0));
            }

            @Override
            public void refused(Refusal why) {
                introduction = null;
                failed(why);
            }
        });
        introduction.start();
    }

    private void introduced(Link link) {
        if (candidate().entry().login() instanceof Login.Stored login) {
            logIn(link, login);
        } else {
            connected(link, Stage.OPENING);
        }
    }

    private void connected(Link link, Stage stage) {
        means.health().passed(candidate().entry().server(), stage, link.protection().level());
        stop();
        finish.connected(link);
    }

    private void logIn(Link link, Login.Stored login) {
        List<String> offered = link.capabilities().auth();
        boolean isSecure = link.protection().level() == TlsMemory.Level.VERIFIED;
        Optional<Mechanism> mechanism = Mechanism.choose(offered, credential, isSecure, login.inClear());
        if (mechanism.isEmpty()) {
            link.transport().close();
            boolean readable = Mechanism.choose(offered, credential, true, true).isPresent();
            loginFailed(readable ? "without TLS its login could be read by others" : offered.isEmpty() ? "it offers no login"
                    : "it offers no login the relay knows: " + String.join(" ", offered));
            return;
        }
        limit(means.timeouts().command(), "no answer to the login in time");
        authentication = new Authentication(loop, link.transport(), mechanism.get(), login.user(), secret(), new Authentication.Finish() {
            @Override
            public void done() {
                authentication = null;
                means.upstreams().credentials().accepted(candidate().entry().server(), login);
                connected(link, Stage.LOGIN);
            }

            @Override
            public void refused(String reply) {
                authentication = null;
                Connector.this.refused(login, reply);
            }

            @Override
            public void failed(String cause) {
                authentication = null;
                loginFailed(cause);
            }
        });
        authentication.start();
    }

    private void loginFailed(String cause) {
        means.health().failed(candidate().entry().server(), new Failure(Stage.LOGIN, cause, Optional.empty()));
        pass(Refusal.of(cause));
    }

    private Secret secret() {
        return switch (credential) {
            case Answer.Password password -> password.secret();
            case Answer.Token token -> token.secret();
            default -> throw new IllegalStateException(credential.toString());
        };
    }

    /** A token that was taken back before its time is renewed once. */
    private void refused(Login.Stored login, String reply) {
        means.upstreams().credentials().refused(candidate().entry().server(), login, reply);
        if (credential instanceof Answer.Token && !renewed) {
            renewed = true;
            stop();
            begin();
        } else {
            loginRefused("it refused the login of " + login.user() + ": " + reply);
        }
    }

    /** Another server would not be what the user wants: the password is to be put right. */
    private void loginRefused(String cause) {
        String sentence = candidate().entry().server() + ": " + cause;
        cancel();
        finish.loginRefused(sentence);
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
