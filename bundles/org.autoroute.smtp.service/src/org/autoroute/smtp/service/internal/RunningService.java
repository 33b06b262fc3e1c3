package org.autoroute.smtp.service.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.autoroute.smtp.network.NameResolver;
import org.autoroute.smtp.network.NetworkMonitor;
import org.autoroute.smtp.relay.RelayCounters;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.relay.TrustAnchors;
import org.autoroute.smtp.routing.Place;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.service.AutorouteService;
import org.autoroute.smtp.service.ClientCertificate;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.Traffic;
import org.autoroute.smtp.service.check.MailAddress;
import org.autoroute.smtp.service.discovery.Discovery;
import org.autoroute.smtp.service.discovery.DiscoveryListener;
import org.autoroute.smtp.service.internal.activity.Activity;
import org.autoroute.smtp.service.internal.decision.Loop;
import org.autoroute.smtp.service.internal.login.StoredLogins;
import org.autoroute.smtp.service.internal.tls.Identity;
import org.autoroute.smtp.service.internal.tls.ListenerCertificate;
import org.autoroute.smtp.service.login.Logins;
import org.autoroute.smtp.service.probe.ProbeReport;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.service.settings.ServersFile;
import org.autoroute.smtp.service.settings.SettingsStore;

/** The service as everybody else sees it: hands what is asked of it to the core on the loop, and owns what has to be closed. */
public final class RunningService implements AutorouteService {

    private final Loop loop;
    private final NetworkMonitor monitor;
    private final NameResolver resolver;
    private final Carrier relay;
    private final Activity activity;
    private final Logins logins;
    private final TrustAnchors trust;
    private final ListenerCertificate certificate;
    private final Core core;
    private final Deque<AutoCloseable> owned = new ConcurrentLinkedDeque<>();
    private final Handlers handlers = new Handlers();

    /**
     * What a service is made of; it closes monitor, resolver, relay and activity.
     *
     * @param loop     runs nothing before the constructor has returned
     * @param monitor  not started yet
     * @param resolver asks nobody yet
     * @param relay    not listening yet
     * @param route    where the relay finds the route of the moment
     * @param healths  where the relay tells how servers stand
     * @param states   where is told how logins go
     * @param logins   what is stored to log in; closed by whoever made it
     * @param trust    whose signature under a server's certificate counts
     * @param certificate what the relay shows mail clients
     * @param looks    looks at the network the computer is in; closed by whoever made it
     */
    public record Parts(String version, Loop loop, NetworkMonitor monitor, NameResolver resolver, Carrier relay, Activity activity,
            SettingsStore settings, ServersFile servers, SettledRoute route, ServerHealths healths, LoginStates states, StoredLogins logins, TrustAnchors trust,
            ListenerCertificate certificate, Function<ServiceState, CompletionStage<ProbeReport>> looks) {
    }

    public RunningService(Parts parts) {
        loop = parts.loop();
        monitor = parts.monitor();
        resolver = parts.resolver();
        relay = parts.relay();
        activity = parts.activity();
        logins = parts.logins();
        trust = parts.trust();
        certificate = parts.certificate();
        core = new Core(parts);
        activity.listen(core::sessionEnded);
        activity.earlierUses().thenAccept(core::usedBefore);
    }

    /**
     * Reads where the computer is, decides, listens, in this order, so that the first mail goes where it should; then follows the network. Ends with
     * the first state when mail clients can connect, or cannot.
     */
    public CompletionStage<ServiceState> start() {
        monitor.start(snapshot -> loop.execute(() -> core.networkIs(snapshot)));
        return change(() -> {
            core.networkIs(monitor.current());
            core.listen();
        });
    }

    @Override
    public ServiceState state() {
        return core.state();
    }

    @Override
    public Registration listen(Consumer<ServiceState> listener) {
        Consumer<ServiceState> own = listener::accept;
        loop.execute(() -> core.addListener(own));
        return () -> {
            core.removeListener(own);
            loop.execute(() -> core.removeListener(own));
        };
    }

    @Override
    public CompletionStage<ServiceState> next() {
        return change(core::chooseNext);
    }

    @Override
    public CompletionStage<ServiceState> use(int number) {
        return change(() -> core.chooseNumber(number));
    }

    @Override
    public CompletionStage<ServiceState> use(String text) {
        return text.strip().equals("auto") ? auto() : change(() -> core.chooseNamed(text.strip()));
    }

    @Override
    public CompletionStage<ServiceState> auto() {
        return change(core::dropChoice);
    }

    @Override
    public CompletionStage<Route> whatIf(Place place) {
        return CompletableFuture.supplyAsync(() -> core.whatIf(place), loop::execute);
    }

    @Override
    public CompletionStage<ServiceState> addServer(String line) {
        return changeServers(list -> list.add(line));
    }

    @Override
    public CompletionStage<ServiceState> setServer(int number, String line) {
        return changeServers(list -> list.set(number - 1, line));
    }

    @Override
    public CompletionStage<ServiceState> removeServer(int number) {
        return changeServers(list -> list.remove(number - 1));
    }

    @Override
    public CompletionStage<ServiceState> moveServer(int from, int to) {
        return changeServers(list -> list.move(from - 1, to - 1));
    }

    @Override
    public CompletionStage<ServiceState> insertServers(int before, List<String> lines) {
        return changeServers(list -> list.insert(before - 1, lines));
    }

    @Override
    public CompletionStage<ServiceState> removeServers(Set<Integer> numbers) {
        return changeServers(list -> list.remove(indexes(numbers)));
    }

    @Override
    public CompletionStage<ServiceState> moveServers(List<Integer> numbers, int before) {
        return changeServers(list -> list.move(indexes(numbers), before - 1));
    }

    private static Set<Integer> indexes(Collection<Integer> numbers) {
        return numbers.stream().map(number -> number - 1).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public CompletionStage<ServiceState> changeServers(UnaryOperator<ServerList> change) {
        return change(() -> core.changeServers(change));
    }

    @Override
    public CompletionStage<ServiceState> changeSetting(String key, String value) {
        return change(() -> core.changeSetting(key, value));
    }

    /** Reads settings and list again: somebody may have edited the files. Any thread. */
    public CompletionStage<ServiceState> reload() {
        return change(core::reload);
    }

    @Override
    public CompletionStage<ServiceState> retryListening() {
        return change(core::retryListening);
    }

    @Override
    public CompletionStage<ServiceState> pause() {
        return change(core::pause);
    }

    @Override
    public CompletionStage<ServiceState> resume() {
        return change(core::resume);
    }

    @Override
    public RelayCounters counters() {
        return relay.counters();
    }

    @Override
    public List<SessionRecord> sessions() {
        List<SessionRecord> sessions = activity.ended();
        sessions.addAll(relay.openSessions());
        sessions.sort(Comparator.comparingLong(SessionRecord::id));
        return sessions.subList(Math.max(0, sessions.size() - Activity.RING), sessions.size());
    }

    @Override
    public Traffic traffic() {
        return activity.traffic();
    }

    @Override
    public Registration listenToSessions(Consumer<SessionRecord> listener) {
        return activity.listen(listener);
    }

    @Override
    public CompletionStage<ProbeReport> probe() {
        CompletableFuture<ProbeReport> report = new CompletableFuture<>();
        loop.execute(() -> core.look().whenComplete((found, failure) -> {
            if (failure == null) {
                report.complete(found);
            } else {
                report.completeExceptionally(failure);
            }
        }));
        return report;
    }

    @Override
    public Registration discover(MailAddress address, DiscoveryListener listener) {
        return Discovery.begin(address, resolver, trust, listener)::close;
    }

    @Override
    public Logins logins() {
        return logins;
    }

    @Override
    public CompletionStage<ClientCertificate> certificate() {
        return certificate.identity().thenApply(Identity::shown);
    }

    @Override
    public Registration onShow(Runnable handler) {
        return handlers.onShow(handler);
    }

    @Override
    public Registration onStop(Runnable handler) {
        return handlers.onStop(handler);
    }

    /** Runs the handler for {@link #onShow}. False when there is none. */
    public boolean show() {
        return handlers.show();
    }

    @Override
    public void requestStop() {
        handlers.stop();
    }

    @Override
    public CompletionStage<Void> drain(Duration limit) {
        loop.execute(core::stopListening);
        return relay.drain(limit);
    }

    /** Runs something on the thread that owns the settings. */
    public void execute(Runnable task) {
        loop.execute(task);
    }

    /** Has these closed with the service, the last first, and those named later before those named earlier. */
    public void owns(AutoCloseable... more) {
        List.of(more).forEach(owned::push);
    }

    @Override
    public void close() {
        Closing.all(List.of(monitor, relay, resolver, activity));
        for (AutoCloseable next = owned.poll(); next != null; next = owned.poll()) {
            Closing.all(List.of(next));
        }
    }

    /** Something that may be refused. */
    @FunctionalInterface
    private interface Change {
        void make() throws RefusedException;
    }

    private CompletionStage<ServiceState> change(Change change) {
        CompletableFuture<ServiceState> done = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                change.make();
                core.publish();
                done.complete(core.state());
            } catch (RefusedException | RuntimeException refused) {
                core.publish();
                done.completeExceptionally(refused);
            }
        });
        return done;
    }
}
