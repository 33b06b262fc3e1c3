package org.autoroute.smtp.relay.conformance;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import org.autoroute.smtp.relay.ListenSettings;
import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.relay.Relay;
import org.autoroute.smtp.relay.RelayCounters;
import org.autoroute.smtp.relay.SessionObserver;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.routing.Route;

/** A relay that listens on a free port of this computer, its clients, and what it told about its sessions. */
final class RelayFixture {

    private final AtomicReference<CompletableFuture<Route>> route;
    private final Map<String, CompletableFuture<Route>> bySender = new ConcurrentHashMap<>();
    private final Setup setup;
    private final Sessions sessions = new Sessions();
    private final Health health = new Health();
    private final Relay relay;
    private final List<Client> clients = new CopyOnWriteArrayList<>();
    private volatile ListenState listening;

    RelayFixture(Setup setup) {
        this(setup, SessionObserver.NONE);
    }

    /** @param beside hears of sessions too */
    RelayFixture(Setup setup, SessionObserver beside) {
        this.setup = setup;
        this.route = new AtomicReference<>(CompletableFuture.completedFuture(setup.route()));
        this.relay = new Relay(setup.options(), Routes.source(route::get, bySender), setup.upstreams(health), sessions.beside(beside));
        this.listening = relay.listen(new ListenSettings(0, setup.allowed()));
    }

    Relay relay() {
        return relay;
    }

    /** Listens there from now on. */
    ListenState listen(ListenSettings settings) {
        listening = relay.listen(settings);
        return listening;
    }

    /** The port where TLS begins at once. */
    int tlsPort() {
        return ((ListenState.Listening) listening).tlsPort().orElseThrow();
    }

    int port() {
        if (listening instanceof ListenState.Listening yes) {
            return yes.port();
        }
        throw new AssertionError(listening.toString());
    }

    /** The route of sessions that start now. */
    Route route() {
        return route.get().join();
    }

    /** From now on new sessions go there; running ones hear nothing of it. */
    void route(Route changed) {
        route.set(CompletableFuture.completedFuture(changed));
    }

    /** From now on new sessions wait for what the future brings. */
    void route(CompletableFuture<Route> awaited) {
        route.set(awaited);
    }

    /** From now on mail of senders in that domain goes there. */
    void route(String senderDomain, CompletableFuture<Route> changed) {
        bySender.put(senderDomain, changed);
    }

    /** Connects and says nothing. */
    Client client() {
        return client(port());
    }

    Client client(int port) {
        Client client = new Client(InetAddress.getLoopbackAddress(), port);
        clients.add(client);
        return client;
    }

    Sessions sessions() {
        return sessions;
    }

    Health health() {
        return health;
    }

    RelayCounters counters() {
        return relay.counters();
    }

    /** Connects, sends one small message and says goodbye; the reply to the message. */
    Reply mail() {
        Client client = client();
        client.ehlo();
        Reply reply = client.mail();
        client.quit();
        return reply;
    }

    /** As {@link #mail}, through a server that may end the session. */
    Reply mailWhateverBecomesOfIt() {
        Client client = client();
        client.ehlo();
        return client.mail();
    }

    /** Hangs up, waits until every session has ended, and stops; whatever is not as every test may expect is an error. */
    void end() {
        clients.forEach(Client::close);
        Await.until("the end of all sessions", () -> relay.openSessions().isEmpty() && relay.counters().open() == 0);
        Await.until("the records of all sessions", () -> sessions.ended().size() >= sessions.opened().size());
        relay.close();
        checkRecords();
        require(relay.listenState() instanceof ListenState.Stopped, "a closed relay listens: " + relay.listenState());
        require(relay.counters().delivered() == sessions.ended().stream().mapToLong(RelayFixture::delivered).sum()
                || sessions.ended().stream().anyMatch(r -> r.messageCount() > setup.options().limits().recordedMessages()),
                "delivered: " + relay.counters() + ", " + sessions.ended());
    }

    private void checkRecords() {
        List<Long> begun = sessions.opened().stream().map(SessionRecord::id).sorted().toList();
        List<Long> over = sessions.ended().stream().filter(r -> r.outcome() != SessionRecord.Outcome.REFUSED || begun.contains(r.id()))
                .map(SessionRecord::id).sorted().toList();
        require(begun.equals(over), "sessions begun and ended: " + begun.size() + ", " + over.size());
        require(sessions.ended().stream().noneMatch(r -> r.outcome() == SessionRecord.Outcome.OPEN), "ended and open: " + sessions.ended());
    }

    /** Stops without asking anything. */
    void kill() {
        clients.forEach(Client::close);
        relay.close();
    }

    private static long delivered(SessionRecord session) {
        return session.messages().stream().filter(message -> message.delivered()).count();
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new AssertionError(message);
        }
    }
}
