package org.autoroute.smtp.relay.internal.health;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;

import org.autoroute.smtp.relay.HealthObserver;
import org.autoroute.smtp.relay.RelayOptions.Backoff;
import org.autoroute.smtp.relay.ServerHealth;
import org.autoroute.smtp.relay.TlsMemory.Level;
import org.autoroute.smtp.relay.internal.health.Failure.Stage;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.NetworkSnapshot;

/**
 * How the servers stand on the present network, by what sessions and probes have seen of them. A server that failed several times in a row is turned
 * to only when nobody else is left, until its time has come; each further failure makes that time longer. Any thread.
 */
public final class HealthBook {

    private final Backoff backoff;
    private final InstantSource clock;
    private final DoubleSupplier chance;
    private final List<HealthObserver> observers = new CopyOnWriteArrayList<>();
    private final AtomicReference<NetworkSnapshot> place = new AtomicReference<>();
    private final Map<HostPort, Standing> standings = new ConcurrentHashMap<>();

    /** @param chance numbers from 0 to 1, so that servers that fell together are not tried together for ever */
    public HealthBook(Backoff backoff, InstantSource clock, DoubleSupplier chance) {
        this.backoff = backoff;
        this.clock = clock;
        this.chance = chance;
    }

    /** From now on the observer hears of each change, in order for each server. */
    public void tell(HealthObserver observer) {
        observers.add(observer);
    }

    /** The order to try candidates in: the route's, but whoever is down and whose time has not come stands behind the others. */
    public List<Candidate> inOrder(List<Candidate> route) {
        if (route.size() < 2 || standings.isEmpty()) {
            return route;
        }
        Instant now = clock.instant();
        List<Candidate> order = new ArrayList<>();
        List<Candidate> behind = new ArrayList<>();
        for (Candidate candidate : route) {
            Standing standing = standings.get(candidate.entry().server());
            (standing != null && standing.isBehind(now) ? behind : order).add(candidate);
        }
        order.addAll(behind);
        return order;
    }

    /** Somebody turns to that server: as long as the outcome is not known, others that have a choice do not. */
    public void tries(HostPort server) {
        standings.computeIfPresent(server, (key, standing) -> standing.isDown() ? standing.tried(clock.instant(), backoff.hold()) : standing);
    }

    public void failed(HostPort server, Failure failure) {
        change(server, standing -> standing.failed(failure, clock.instant(), backoff, chance.getAsDouble()));
    }

    /** A connection to the server has come as far as that. */
    public void passed(HostPort server, Stage stage, Level level) {
        change(server, standing -> standing.passed(stage, level, clock.instant(), backoff));
    }

    /** Mail was answered at last, whatever the answer was. */
    public void answered(HostPort server) {
        change(server, standing -> standing.passed(Stage.MAIL, standing.shown().tls(), clock.instant(), backoff));
    }

    /** What was seen on one network says nothing of the next. */
    public void networkIs(NetworkSnapshot now) {
        if (!now.equals(place.getAndSet(now))) {
            forget();
        }
    }

    private void forget() {
        standings.keySet().forEach(server -> change(server, standing -> Standing.unknown(server)));
        standings.clear();
    }

    /** Which of the candidates could be found well again by a look, the one whose time comes first; empty when there is none. */
    public Optional<Candidate> worthALook(List<Candidate> candidates) {
        return candidates.stream().filter(this::mayBeProbed).min((a, b) -> timeOf(a).compareTo(timeOf(b)));
    }

    private boolean mayBeProbed(Candidate candidate) {
        Standing standing = standings.get(candidate.entry().server());
        return standing != null && standing.mayBeProbed(backoff.fall() + backoff.probes());
    }

    /** When the server's time comes; the distant past when it is not down. */
    public Instant timeOf(Candidate candidate) {
        Standing standing = standings.get(candidate.entry().server());
        return standing == null ? Instant.MIN : standing.awaited();
    }

    /** Within the map's own lock of that server, so that observers hear of its changes in order. */
    private void change(HostPort server, UnaryOperator<Standing> change) {
        standings.compute(server, (key, known) -> {
            Standing before = known == null ? Standing.unknown(server) : known;
            Standing after = change.apply(before);
            ServerHealth news = after.shown();
            if (!news.equals(before.shown())) {
                observers.forEach(observer -> observer.changed(news));
            }
            return after;
        });
    }
}
