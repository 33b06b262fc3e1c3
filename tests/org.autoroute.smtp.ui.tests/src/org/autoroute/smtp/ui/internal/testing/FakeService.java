package org.autoroute.smtp.ui.internal.testing;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.relay.MessageRecord;
import org.autoroute.smtp.relay.RelayCounters;
import org.autoroute.smtp.relay.ServerHealth;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.Connection;
import org.autoroute.smtp.routing.EntryException;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.OwnAddress;
import org.autoroute.smtp.routing.Place;
import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.routing.Router;
import org.autoroute.smtp.routing.RoutingInput;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.AutorouteService;
import org.autoroute.smtp.service.ServerState;
import org.autoroute.smtp.service.ClientCertificate;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.service.Traffic;
import org.autoroute.smtp.service.check.MailAddress;
import org.autoroute.smtp.service.discovery.DiscoveryListener;
import org.autoroute.smtp.service.login.LoginStanding;
import org.autoroute.smtp.service.login.LoginTrouble;
import org.autoroute.smtp.service.probe.ProbeReport;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.service.settings.Settings;

/** A service without network, files or sockets that really decides: what the window is tested with. Any thread. */
public final class FakeService implements AutorouteService {

    private static final ListenState LISTENING = new ListenState.Listening(List.of(new InetSocketAddress("127.0.0.1", 2525),
            new InetSocketAddress("::1", 2525)));

    /** What was asked for, in order. */
    public final List<String> calls = new CopyOnWriteArrayList<>();
    /** How often the sessions were asked for. */
    public final AtomicInteger sessionReads = new AtomicInteger();

    private volatile FakeLogins logins = new FakeLogins();
    private final List<Consumer<ServiceState>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Resolution> names = new HashMap<>();
    private final Map<HostPort, ServerHealth> healths = new HashMap<>();
    private final List<OwnAddress> addresses = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    private ServerList list = ServerList.EMPTY;
    private ListenState listening = LISTENING;
    private boolean paused;
    private List<Text> problems = List.of();
    private long secretChanges;
    private List<LoginTrouble> troubles = List.of();
    private final List<SessionRecord> sessions = new ArrayList<>();
    private final List<Consumer<SessionRecord>> sessionListeners = new CopyOnWriteArrayList<>();
    private InstantSource clock = InstantSource.system();
    private volatile RelayCounters counters = new RelayCounters(0, 0, 0, 0, 0);
    private Optional<Integer> manual = Optional.empty();
    private Optional<Text> refusal = Optional.empty();
    private MailAddress searched;
    private DiscoveryListener search;
    private volatile ServiceState state = decided();
    private volatile Runnable onShow = () -> { };
    private volatile Runnable onStop = () -> { };

    /** As it was made; whoever listens goes on listening. */
    public synchronized FakeService reset() {
        calls.clear();
        logins = new FakeLogins();
        healths.clear();
        list = ServerList.EMPTY;
        names.clear();
        addresses.clear();
        connections.clear();
        settings.clear();
        sessions.clear();
        clock = InstantSource.system();
        listening = LISTENING;
        paused = false;
        problems = List.of();
        troubles = List.of();
        counters = new RelayCounters(0, 0, 0, 0, 0);
        manual = Optional.empty();
        refusal = Optional.empty();
        searched = null;
        search = null;
        return changed();
    }

    public synchronized FakeService server(String line) {
        list = list.add(line);
        return changed();
    }

    /** As an edit of the file would: comments and wrong lines included. */
    public synchronized FakeService list(String text) {
        list = ServerList.parse(text);
        return changed();
    }

    public synchronized FakeService health(ServerHealth health) {
        healths.put(health.server(), health);
        return changed();
    }

    public synchronized FakeService resolved(String host, String... found) {
        names.put(host, new Resolution.Resolved(List.of(found).stream().map(text -> IpAddress.parse(text).orElseThrow()).toList()));
        return changed();
    }

    public synchronized FakeService resolution(String host, Resolution resolution) {
        names.put(host, resolution);
        return changed();
    }

    /** One more address with its interface, and the connection that brought it up. */
    public synchronized FakeService at(String address, int prefix, String interfaceName, String connection, Connection.Kind kind) {
        addresses.add(new OwnAddress(IpAddress.parse(address).orElseThrow(), prefix, interfaceName, Optional.of(connection)));
        connections.add(new Connection(connection, kind, Optional.of(interfaceName)));
        return changed();
    }

    /** Leaves every network. */
    public synchronized FakeService offline() {
        addresses.clear();
        connections.clear();
        return changed();
    }

    /** As the command line or an edit of the file would. */
    public synchronized FakeService setting(SettingKey key, String value) {
        settings.put(key.id(), value);
        return changed();
    }

    public synchronized FakeService listening(ListenState state) {
        listening = state;
        return changed();
    }

    public synchronized FakeService problems(Text... texts) {
        problems = List.of(texts);
        return changed();
    }

    public synchronized FakeService counters(RelayCounters now) {
        counters = now;
        return changed();
    }

    /** From now on it is this time; it does not pass. */
    public synchronized FakeService time(Instant now) {
        clock = InstantSource.fixed(now);
        return this;
    }

    /** A session goes on, or has ended when its outcome says so; it takes the place of what was known of it. */
    public FakeService session(SessionRecord record) {
        synchronized (this) {
            sessions.removeIf(known -> known.id() == record.id());
            sessions.add(record);
            sessions.sort(Comparator.comparingLong(SessionRecord::id));
            while (sessions.size() > 1000) {
                sessions.removeFirst();
            }
            changed();
        }
        if (record.outcome() != SessionRecord.Outcome.OPEN) {
            sessionListeners.forEach(listener -> listener.accept(record));
        }
        return this;
    }

    /** What keeps the logins of the list from going well, with the problems that follow from it. */
    public synchronized FakeService troubles(LoginTrouble... now) {
        troubles = List.of(now);
        problems = troubles.stream().map(LoginTrouble::words).toList();
        return changed();
    }

    /** Somebody else stored a secret. */
    public synchronized FakeService secretStored(HostPort server, Login.Stored login, Secret secret) {
        logins.store(server, login, secret);
        secretChanges++;
        return changed();
    }

    /** From now on every change is refused with these words. */
    public synchronized FakeService refuse(Text text) {
        refusal = Optional.of(text);
        return this;
    }

    /** A second start or the command line wants the window. */
    public void askToShow() {
        onShow.run();
    }

    /** The command {@code stop}. */
    public void askToStop() {
        onStop.run();
    }

    @Override
    public ServiceState state() {
        return state;
    }

    private ServiceState decided() {
        Settings inForce = Settings.read(settings).settings();
        RoutingInput input = input();
        Route route = new Router().decide(input);
        List<ServerState> servers = new ArrayList<>();
        Optional<ServerEntry> active = route.active().map(Candidate::entry);
        for (ServerList.Line line : list.lines()) {
            if (line instanceof ServerList.Line.Entry(ServerEntry entry, String text)) {
                servers.add(new ServerState(servers.size() + 1, text, entry, input.resolution(entry), active.equals(Optional.of(entry)),
                        lastUsed(entry.server()), healths.getOrDefault(entry.server(), ServerHealth.unknown(entry.server()))));
            }
        }
        return new ServiceState("0.1.0", listening, paused, problems, route, input.network(), servers, list, inForce,
                new LoginStanding(secretChanges, troubles));
    }

    private RoutingInput input() {
        return new RoutingInput(list.entries(), new NetworkSnapshot(addresses, connections), names, Settings.read(settings).settings().routing(), manual);
    }

    @Override
    public synchronized CompletionStage<Route> whatIf(Place place) {
        return CompletableFuture.completedFuture(new Router().decide(place.in(input())));
    }

    private Optional<Instant> lastUsed(HostPort server) {
        return sessions.stream().filter(session -> session.outcome() != SessionRecord.Outcome.OPEN && session.server().equals(Optional.of(server)))
                .filter(session -> session.messages().stream().anyMatch(MessageRecord::delivered)).map(FakeService::end)
                .max(Comparator.naturalOrder());
    }

    private static Instant end(SessionRecord session) {
        return session.start().plus(session.duration());
    }

    @Override
    public Registration listen(Consumer<ServiceState> listener) {
        listeners.add(listener);
        listener.accept(state());
        return () -> listeners.remove(listener);
    }

    @Override
    public CompletionStage<ServiceState> next() {
        return change("next", () -> {
            int active = state().active().map(ServerState::number).orElse(0);
            manual = Optional.of(active % list.entries().size());
        });
    }

    @Override
    public CompletionStage<ServiceState> use(int number) {
        return change("use " + number, () -> manual = Optional.of(number - 1));
    }

    @Override
    public CompletionStage<ServiceState> use(String text) {
        throw new UnsupportedOperationException(text);
    }

    @Override
    public CompletionStage<ServiceState> auto() {
        return change("auto", () -> manual = Optional.empty());
    }

    @Override
    public CompletionStage<ServiceState> addServer(String line) {
        return changeList("add " + line, list -> list.add(line));
    }

    @Override
    public CompletionStage<ServiceState> setServer(int number, String line) {
        return changeList("set " + number + " " + line, list -> list.set(number - 1, line));
    }

    @Override
    public CompletionStage<ServiceState> removeServer(int number) {
        return changeList("remove " + number, list -> list.remove(number - 1));
    }

    @Override
    public CompletionStage<ServiceState> moveServer(int from, int to) {
        return changeList("move " + from + " " + to, list -> list.move(from - 1, to - 1));
    }

    @Override
    public CompletionStage<ServiceState> insertServers(int before, List<String> inserted) {
        return changeList("insert " + before + " " + inserted, list -> list.insert(before - 1, inserted));
    }

    @Override
    public CompletionStage<ServiceState> removeServers(Set<Integer> numbers) {
        return changeList("remove " + new TreeSet<>(numbers), list -> list.remove(indexes(numbers)));
    }

    @Override
    public CompletionStage<ServiceState> moveServers(List<Integer> numbers, int before) {
        return changeList("move " + numbers + " " + before, list -> list.move(indexes(numbers), before - 1));
    }

    @Override
    public CompletionStage<ServiceState> changeServers(UnaryOperator<ServerList> change) {
        return changeList("change the list", change);
    }

    private static Set<Integer> indexes(Collection<Integer> numbers) {
        return numbers.stream().map(number -> number - 1).collect(Collectors.toUnmodifiableSet());
    }

    private CompletionStage<ServiceState> changeList(String call, UnaryOperator<ServerList> change) {
        return change(call, () -> {
            try {
                list = change.apply(list);
            } catch (EntryException wrong) {
                throw new CompletionException(new RefusedException(wrong.text(), wrong));
            }
        });
    }

    @Override
    public CompletionStage<ServiceState> changeSetting(String key, String value) {
        return change(key + "=" + value, () -> {
            SettingKey one = SettingKey.of(key).orElseThrow();
            one.fault(value).ifPresent(fault -> {
                throw new CompletionException(new RefusedException(fault));
            });
            settings.put(key, value);
            if (one == SettingKey.SERVER_PORT) {
                listening = new ListenState.Listening(List.of(new InetSocketAddress("127.0.0.1", Integer.parseInt(value))));
            }
        });
    }

    @Override
    public CompletionStage<ServiceState> pause() {
        return change("pause", () -> paused = true);
    }

    @Override
    public CompletionStage<ServiceState> resume() {
        return change("resume", () -> paused = false);
    }

    @Override
    public CompletionStage<ServiceState> retryListening() {
        return change("retry", () -> { });
    }

    private CompletionStage<ServiceState> change(String call, Runnable change) {
        calls.add(call);
        return CompletableFuture.supplyAsync(() -> {
            synchronized (this) {
                if (refusal.isEmpty()) {
                    change.run();
                    changed();
                    return state();
                }
            }
            throw new CompletionException(new RefusedException(refusal.get()));
        });
    }

    private FakeService changed() {
        ServiceState now = decided();
        state = now;
        listeners.forEach(listener -> listener.accept(now));
        return this;
    }

    /** The port cannot be had, another is offered. */
    public FakeService portTaken(Text problem, int free) {
        return listening(new ListenState.NotListening(problem, OptionalInt.of(free)));
    }

    /** As with the real one, the UI thread waits for nobody here. */
    @Override
    public RelayCounters counters() {
        return counters;
    }

    @Override
    public synchronized List<SessionRecord> sessions() {
        sessionReads.incrementAndGet();
        return List.copyOf(sessions);
    }

    @Override
    public synchronized Traffic traffic() {
        Instant running = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return new Traffic(Stream.iterate(running.minus(Duration.ofMinutes(Traffic.MINUTES - 1)), minute -> minute.plusSeconds(60))
                .limit(Traffic.MINUTES).map(this::minute).toList());
    }

    private Traffic.Minute minute(Instant start) {
        List<MessageRecord> delivered = sessions.stream().filter(session -> end(session).truncatedTo(ChronoUnit.MINUTES).equals(start))
                .flatMap(session -> session.messages().stream()).filter(MessageRecord::delivered).toList();
        return new Traffic.Minute(start, delivered.size(), delivered.stream().mapToLong(MessageRecord::octets).sum());
    }

    @Override
    public Registration listenToSessions(Consumer<SessionRecord> listener) {
        sessionListeners.add(listener);
        return () -> sessionListeners.remove(listener);
    }

    /** The address whose servers were searched for last; null before. */
    public synchronized MailAddress searched() {
        return searched;
    }

    /** Who waits for what the last search finds. */
    public synchronized DiscoveryListener search() {
        return search;
    }

    @Override
    public CompletionStage<ProbeReport> probe() {
        return CompletableFuture.completedFuture(new ProbeReport(List.of(), List.of()));
    }

    @Override
    public synchronized Registration discover(MailAddress address, DiscoveryListener listener) {
        searched = address;
        search = listener;
        return () -> calls.add("discover closed");
    }

    @Override
    public FakeLogins logins() {
        return logins;
    }

    @Override
    public CompletionStage<ClientCertificate> certificate() {
        throw new UnsupportedOperationException("certificate");
    }

    @Override
    public Registration onShow(Runnable handler) {
        onShow = handler;
        return () -> onShow = () -> { };
    }

    @Override
    public Registration onStop(Runnable handler) {
        onStop = handler;
        return () -> onStop = () -> { };
    }

    @Override
    public void requestStop() {
        calls.add("stop");
        onStop.run();
    }

    @Override
    public CompletionStage<Void> drain(Duration limit) {
        calls.add("drain");
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        calls.add("close");
    }
}
