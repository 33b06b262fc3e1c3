package org.autoroute.smtp.service.internal;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.autoroute.smtp.network.NameResolver;
import org.autoroute.smtp.network.NetworkMonitor;
import org.autoroute.smtp.relay.RelayCounters;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.Explanation.Outcome;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.AutorouteService;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.Traffic;
import org.autoroute.smtp.service.internal.activity.Activity;
import org.autoroute.smtp.service.internal.decision.Decider;
import org.autoroute.smtp.service.internal.decision.Decision;
import org.autoroute.smtp.service.internal.decision.Loop;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.service.settings.ServersFile;
import org.autoroute.smtp.service.settings.SettingsStore;

/** The service: hands what happens to the parts on the loop, and publishes what comes out. */
public final class RunningService implements AutorouteService {

    private static final System.Logger LOG = System.getLogger(RunningService.class.getName());

    private final String version;
    private final Loop loop;
    private final NetworkMonitor monitor;
    private final NameResolver resolver;
    private final Carrier relay;
    private final Activity activity;
    private final SettingsPart settings;
    private final ServersPart servers;
    private final Decider decider;
    private final Listening listening;
    private final Publisher publisher;
    private final SettledRoute route;
    private final Deque<AutoCloseable> owned = new ConcurrentLinkedDeque<>();
    private final LastUses uses;
    private final Handlers handlers = new Handlers();
    private Decision decision;
    private Route settledRoute;
    private boolean paused;

    /**
     * What a service is made of; it closes monitor, resolver, relay and activity.
     *
     * @param loop     runs nothing before the constructor has returned
     * @param monitor  not started yet
     * @param resolver asks nobody yet
     * @param relay    not listening yet
     * @param route    where the relay finds the route of the moment
     */
    public record Parts(String version, Loop loop, NetworkMonitor monitor, NameResolver resolver, Carrier relay, Activity activity,
            SettingsStore settings, ServersFile servers, SettledRoute route) {
    }

    public RunningService(Parts parts) {
        version = parts.version();
        loop = parts.loop();
        monitor = parts.monitor();
        resolver = parts.resolver();
        relay = parts.relay();
        activity = parts.activity();
        settings = new SettingsPart(parts.settings());
        servers = new ServersPart(parts.servers());
        listening = new Listening(relay, loop, this::publish);
        uses = new LastUses(loop, this::publish);
        activity.listen(uses::ended);
        decider = new Decider(resolver, loop, servers.entries(), settings.settings().routing(), settings.storedChoice(), this::decided);
        decision = decider.now();
        settledRoute = decision.route();
        route = parts.route();
        route.decided(decision);
        publisher = new Publisher(assemble());
    }

    /**
     * Reads where the computer is, decides, listens, in this order, so that the first mail goes where it should; then follows the network. Ends with
     * the first state when mail clients can connect, or cannot.
     */
    public CompletionStage<ServiceState> start() {
        monitor.start(snapshot -> loop.execute(() -> decider.networkIs(snapshot)));
        return change(() -> {
            decider.networkIs(monitor.current());
            listening.listen(settings.settings().server());
        });
    }

    @Override
    public ServiceState state() {
        return publisher.state();
    }

    @Override
    public Registration listen(Consumer<ServiceState> listener) {
        Consumer<ServiceState> own = listener::accept;
        loop.execute(() -> publisher.add(own));
        return () -> {
            publisher.remove(own);
            loop.execute(() -> publisher.remove(own));
        };
    }

    @Override
    public CompletionStage<ServiceState> next() {
        return change(() -> choose(new Choices(servers.entries()).after(decision.activeIndex())));
    }

    @Override
    public CompletionStage<ServiceState> use(int number) {
        return change(() -> choose(new Choices(servers.entries()).number(number)));
    }

    @Override
    public CompletionStage<ServiceState> use(String text) {
        return text.strip().equals("auto") ? auto() : change(() -> choose(new Choices(servers.entries()).named(text.strip())));
    }

    @Override
    public CompletionStage<ServiceState> auto() {
        return change(() -> {
            decider.dropChoice();
            keepChoice();
        });
    }

    private void choose(int index) {
        decider.choose(index);
        keepChoice();
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

    private CompletionStage<ServiceState> changeServers(UnaryOperator<ServerList> change) {
        return change(() -> {
            servers.change(change);
            serversRead();
        });
    }

    @Override
    public CompletionStage<ServiceState> changeSetting(String key, String value) {
        return change(() -> {
            settings.change(key, value);
            settingsRead();
        });
    }

    /** Reads settings and list again: somebody may have edited the files. Any thread. */
    public CompletionStage<ServiceState> reload() {
        return change(() -> {
            settings.read();
            servers.read();
            // The choice is not kept before both are known: it would be the one of the former settings.
            decider.entriesAre(servers.entries());
            settingsRead();
        });
    }

    @Override
    public CompletionStage<ServiceState> retryListening() {
        return change(listening::retry);
    }

    @Override
    public CompletionStage<ServiceState> pause() {
        return change(() -> {
            relay.pause();
            paused = true;
        });
    }

    @Override
    public CompletionStage<ServiceState> resume() {
        return change(() -> {
            relay.resume();
            paused = false;
        });
    }

    private void serversRead() {
        decider.entriesAre(servers.entries());
        keepChoice();
    }

    private void settingsRead() {
        decider.settingsAre(settings.settings().routing(), settings.storedChoice());
        listening.listen(settings.settings().server());
        keepChoice();
    }

    private void keepChoice() {
        settings.keepChoice(decider.choiceToStore());
    }

    private void decided(Decision now) {
        boolean moved = !now.input().network().equals(decision.input().network());
        Route before = settledRoute;
        decision = now;
        settledRoute = now.settled() ? now.route() : settledRoute;
        publish();
        report(before, settledRoute);
        if (moved || !settledRoute.equals(before)) {
            relay.networkChanged(now.input().network(), settledRoute);
        }
    }

    private static void report(Route before, Route now) {
        if (now.reason() != before.reason() || !now.active().map(Candidate::entry).equals(before.active().map(Candidate::entry))) {
            String active = now.active().map(candidate -> candidate.entry().server() + " (" + words(now.comment()) + ")").orElseGet(() -> words(now.comment()));
            String why = now.explanation().steps().stream().filter(step -> step.outcome() == Outcome.CHOSE).map(step -> words(step.text()))
                    .collect(Collectors.joining());
            LOG.log(Level.INFO, () -> "Active SMTP: " + active + ". " + why);
        }
    }

    private static String words(Text text) {
        return text.in(Locale.ROOT);
    }

    private void publish() {
        route.decided(decision);
        publisher.publish(assemble());
    }

    private ServiceState assemble() {
        List<Text> problems = new ArrayList<>(listening.problems());
        problems.addAll(settings.problems());
        problems.addAll(servers.problems());
        return new ServiceState(version, listening.state(), paused, problems, decision.route(), decision.input().network(),
                ServerStates.of(servers.list(), decision, uses), servers.list(), settings.settings());
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

    /** Runs the handler for {@link #onStop}, as soon as there is one. */
    public void requestStop() {
        handlers.stop();
    }

    @Override
    public CompletionStage<Void> drain(Duration limit) {
        loop.execute(listening::stop);
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
                publish();
                done.complete(publisher.state());
            } catch (RefusedException | RuntimeException refused) {
                publish();
                done.completeExceptionally(refused);
            }
        });
        return done;
    }
}
