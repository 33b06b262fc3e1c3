package org.autoroute.smtp.relay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import javax.net.ssl.SSLContext;

import org.autoroute.smtp.relay.internal.Engine;
import org.autoroute.smtp.routing.NetworkSnapshot;

/**
 * The internal SMTP server: takes sessions and carries each, command by command, to the server the route names at its start. All methods are safe
 * from any thread except loop threads (an observer must not call them).
 */
public final class Relay implements AutoCloseable {

    private final Engine engine;

    /**
     * Starts the loops; nothing listens yet.
     *
     * @param route     asked at the start of every session, and when something changed
     * @param upstreams what is to be known of servers
     * @param observer  hears of sessions
     */
    public Relay(RelayOptions options, RouteSource route, Upstreams upstreams, SessionObserver observer) {
        engine = new Engine(options, route, upstreams, observer);
    }

    /** Listens there from now on, within bounded time. Running sessions are not touched. When the port cannot be had the former one is given up. */
    public ListenState listen(ListenSettings settings) {
        return engine.listen(settings);
    }

    /**
     * The certificate with its key for TLS with mail clients from now on, empty for none; running sessions keep what they have. Whether the second port
     * is open follows at the next {@link #listen}.
     */
    public void identity(Optional<SSLContext> identity) {
        engine.identity(identity);
    }

    /**
     * What mail clients have to log in with at the relay itself, in sessions that begin from now on; empty for nothing. Said before {@link #listen}, no
     * session begins without.
     */
    public void login(Optional<ListenerLogin> login) {
        engine.login(login);
    }

    public ListenState listenState() {
        return engine.listenState();
    }

    /**
     * The network or the route changed; the route is asked for again. Sessions whose own address is gone end with 421 or 451, sessions that would now
     * go to another server end with 421 as soon as they are between transactions. While the route is not known yet, none ends because of it.
     */
    public void networkChanged(NetworkSnapshot now) {
        engine.networkChanged(now);
    }

    /** From now on peers that may connect are answered 421 and turned away; sessions that are open go on. Whether it listens does not change. */
    public void pause() {
        engine.pause();
    }

    /** Peers are let in again. */
    public void resume() {
        engine.resume();
    }

    public RelayCounters counters() {
        return engine.counters();
    }

    /** The sessions open now, oldest first. */
    public List<SessionRecord> openSessions() {
        return engine.openSessions();
    }

    /**
     * Stops listening and lets transactions finish; sessions between transactions end with 421 at once, the others when their transaction is done or
     * the limit has passed. The stage ends when no session is left.
     */
    public CompletionStage<Void> drain(Duration limit) {
        return engine.drain(limit);
    }

    /** Ends everything at once and stops the loops; returns when their threads have ended. */
    @Override
    public void close() {
        engine.close();
    }
}
