package org.autoroute.smtp.relay.internal;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import javax.net.ssl.SSLContext;

import org.autoroute.smtp.relay.ComputerName;
import org.autoroute.smtp.relay.ListenSettings;
import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.relay.ListenerLogin;
import org.autoroute.smtp.relay.RelayCounters;
import org.autoroute.smtp.relay.RelayOptions;
import org.autoroute.smtp.relay.RouteSource;
import org.autoroute.smtp.relay.SessionObserver;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.relay.Upstreams;
import org.autoroute.smtp.relay.internal.health.HealthBook;
import org.autoroute.smtp.relay.internal.listen.Admission;
import org.autoroute.smtp.relay.internal.listen.Listener;
import org.autoroute.smtp.relay.internal.login.ListenerLogins;
import org.autoroute.smtp.relay.internal.loop.EventLoop;
import org.autoroute.smtp.relay.internal.session.Environment;
import org.autoroute.smtp.relay.internal.session.LoopSessions;
import org.autoroute.smtp.relay.internal.session.Tally;
import org.autoroute.smtp.relay.internal.tls.TlsClient;
import org.autoroute.smtp.relay.internal.tls.TlsServer;
import org.autoroute.smtp.relay.internal.upstream.Connector;
import org.autoroute.smtp.relay.internal.upstream.HealthProbes;
import org.autoroute.smtp.relay.internal.upstream.OwnListeners;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.routing.NetworkSnapshot;

/** The loops with what runs on them, and the way to them from other threads. Any thread but the loops' own. */
public final class Engine implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Engine.class.getName());
    private static final long ANSWER_SECONDS = 5;

    private final List<LoopSessions> homes = new ArrayList<>();
    private final Tally tally;
    private final HealthBook health;
    private final HealthProbes probes;
    private final Admission admission;
    private final Listener listener;
    private final Workers workers = new Workers("relay-tls");
    private final TlsServer clients = new TlsServer(workers);
    private final ListenerLogins logins = new ListenerLogins(System::nanoTime);

    public Engine(RelayOptions options, RouteSource route, Upstreams upstreams, SessionObserver observer) {
        tally = new Tally(observer);
        Optional<String> hostName = options.hostName().or(ComputerName::full);
        String host = hostName.orElse("localhost");
        health = new HealthBook(options.backoff(), InstantSource.system(), () -> ThreadLocalRandom.current().nextDouble());
        health.tell(upstreams.health());
        Connector.Means means = new Connector.Means(upstreams, options.timeouts(), new OwnListeners(), hostName, health, new TlsClient(upstreams.trust(), workers));
        Environment environment = new Environment(options, route, means, tally, host, Replies.greeting(host), clients, logins, new AtomicLong());
        for (int i = 1; i <= options.loops(); i++) {
            homes.add(new LoopSessions(new EventLoop("relay-loop-" + i), environment));
        }
        probes = new HealthProbes(homes.getFirst().loop(), means, route, InstantSource.system());
        admission = new Admission(options.limits());
        listener = new Listener(homes.getFirst().loop(), homes, admission, environment);
        homes.forEach(home -> home.loop().start());
    }

    public ListenState listen(ListenSettings settings) {
        return listener.listen(settings);
    }

    public void identity(Optional<SSLContext> identity) {
        clients.identity(identity);
    }

    public void login(Optional<ListenerLogin> login) {
        logins.login(login);
    }

    public ListenState listenState() {
        return listener.state();
    }

    public void pause() {
        admission.pause(true);
    }

    public void resume() {
        admission.pause(false);
    }

    public RelayCounters counters() {
        return tally.counters();
    }

    /** Returns when every session has heard of it, so that nothing the client sends afterwards goes the old way. */
    public void networkChanged(NetworkSnapshot now) {
        probes.networkChanged();
        onEach(home -> {
            health.networkIs(now);
            home.networkChanged(now);
            return List.of();
        });
    }

    public List<SessionRecord> openSessions() {
        return onEach(LoopSessions::records).stream().sorted(Comparator.comparingLong(SessionRecord::id)).toList();
    }

    public CompletableFuture<Void> drain(Duration limit) {
        listener.stop();
        List<CompletableFuture<Void>> empty = new ArrayList<>();
        for (LoopSessions home : homes) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            empty.add(done);
            home.loop().execute(() -> {
                home.loop().deadline(home::stopNow).in(limit);
                home.drain(() -> done.complete(null));
            });
        }
        return CompletableFuture.allOf(empty.toArray(CompletableFuture[]::new));
    }

    @Override
    public void close() {
        listener.stop();
        onEach(home -> {
            home.stopNow();
            return List.of();
        });
        homes.forEach(home -> home.loop().close());
        workers.close();
    }

    /** Runs a task on every loop and waits, with a limit, for what they hand back. */
    private <T> List<T> onEach(Function<LoopSessions, List<T>> task) {
        List<CompletableFuture<List<T>>> answers = homes.stream().map(home -> home.loop().call(() -> task.apply(home))).toList();
        List<T> all = new ArrayList<>();
        for (CompletableFuture<List<T>> answer : answers) {
            try {
                all.addAll(answer.get(ANSWER_SECONDS, TimeUnit.SECONDS));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return all;
            } catch (ExecutionException | TimeoutException noAnswer) {
                LOG.log(Level.DEBUG, "a loop does not answer", noAnswer);
            }
        }
        return all;
    }
}
