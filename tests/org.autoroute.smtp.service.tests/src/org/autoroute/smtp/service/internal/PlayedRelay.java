package org.autoroute.smtp.service.internal;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLContext;

import org.autoroute.smtp.relay.ListenSettings;
import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.relay.ListenerLogin;
import org.autoroute.smtp.relay.RelayCounters;
import org.autoroute.smtp.relay.RouteSource;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.internal.decision.PlayedResolver;

/** Carries nothing and remembers what it was told. */
public final class PlayedRelay implements Carrier {

    /** What the relay was told of a change, and the route it found then; none while that was open. */
    public record Told(NetworkSnapshot network, Optional<Route> route) {
    }

    private final RouteSource routes;

    public final List<Told> told = new ArrayList<>();
    public final List<Integer> ports = new ArrayList<>();
    public final List<SessionRecord> open = new ArrayList<>();
    public final CompletableFuture<Void> drained = new CompletableFuture<>();
    public int takenPort;
    /** Where it says it listens, whatever it is told; as it is told when empty. */
    public Optional<ListenState> place = Optional.empty();
    public volatile Optional<SSLContext> identity = Optional.empty();
    /** What mail clients had to log in with, the latest last. */
    public final List<Optional<ListenerLogin>> logins = new CopyOnWriteArrayList<>();
    /** Run when it is to listen. */
    public Runnable listens = () -> { };
    public boolean paused;
    public boolean closed;

    public PlayedRelay(RouteSource routes) {
        this.routes = routes;
    }

    @Override
    public ListenState listen(ListenSettings settings) {
        listens.run();
        ports.add(settings.port());
        if (place.isPresent()) {
            return place.get();
        }
        if (settings.port() == takenPort) {
            return new ListenState.NotListening(new Text(PlayedResolver.class.getPackageName() + ".played", PlayedResolver.class, "taken",
                    List.of(settings.port())), OptionalInt.of(2525));
        }
        return new ListenState.Listening(List.of(new InetSocketAddress("127.0.0.1", settings.port()), new InetSocketAddress("::1", settings.port())));
    }

    @Override
    public void identity(Optional<SSLContext> now) {
        identity = now;
    }

    @Override
    public void login(Optional<ListenerLogin> now) {
        logins.add(now);
    }

    @Override
    public void networkChanged(NetworkSnapshot now) {
        told.add(new Told(now, Optional.ofNullable(routes.route().toCompletableFuture().getNow(null))));
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
    }

    @Override
    public RelayCounters counters() {
        return new RelayCounters(1, 2, 3, 4, 5);
    }

    @Override
    public List<SessionRecord> openSessions() {
        return open;
    }

    @Override
    public CompletionStage<Void> drain(Duration limit) {
        return drained;
    }

    @Override
    public void close() {
        closed = true;
    }
}
