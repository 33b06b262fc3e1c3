package org.autoroute.smtp.relay.internal.session;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.relay.internal.upstream.Connector;
import org.autoroute.smtp.relay.internal.upstream.Link;
import org.autoroute.smtp.relay.internal.upstream.Unreachable;
import org.autoroute.smtp.relay.internal.upstream.WarmLink;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.routing.Surroundings.Connectivity;

/**
 * The time between a client's connection and its greeting: the route is taken, a server is found. The client has to keep silent; nothing of its mail
 * is known yet, so a change of the route may still begin anew.
 */
final class Opening {

    private final Session session;
    private final ClientSide client;
    private final LoopSessions home;
    private final Journal journal;
    private Route route;
    private Connector connector;

    Opening(Session session, ClientSide client, LoopSessions home, Journal journal) {
        this.session = session;
        this.client = client;
        this.home = home;
        this.journal = journal;
    }

    /** Waits for the route if it is not known yet; what comes when the session has ended meanwhile is not looked at. */
    void start(CompletionStage<Route> stage) {
        CompletableFuture<Route> chosen = stage.toCompletableFuture();
        if (chosen.isDone()) {
            start(chosen.join());
        } else {
            chosen.thenAccept(known -> home.loop().execute(() -> session.guard(() -> known(known))));
        }
    }

    private void known(Route chosen) {
        if (session.isOpening() && awaitsRoute()) {
            start(chosen);
            session.settle();
        }
    }

    boolean awaitsRoute() {
        return route == null;
    }

    private void start(Route chosen) {
        route = chosen;
        journal.route(chosen);
        if (chosen.candidates().isEmpty() && chosen.dependsOnSender()) {
            session.connectedToNobody(new RouteWatch(chosen, null));
            return;
        }
        if (chosen.candidates().isEmpty()) {
            session.end(Replies.noServer(chosen.comment().toString()), Outcome.FAILED);
            return;
        }
        if (!takeWarm()) {
            connect();
        }
    }

    /** Uses the connection an earlier session has left. The client may have spoken already, or left. @return whether there is nothing more to do */
    private boolean takeWarm() {
        clientReady();
        if (!session.isOpening()) {
            return true;
        }
        Candidate first = home.environment().means().health().inOrder(route.candidates()).getFirst();
        Optional<WarmLink.Taken> warm = home.warmLinks().take(first, client.isOwn());
        warm.ifPresent(taken -> session.connected(taken.link(), new RouteWatch(route, taken.link()), taken.resetAwaited()));
        return warm.isPresent();
    }

    private void connect() {
        connector = new Connector(home.loop(), home.environment().means(), route.candidates(), client.isOwn(), new Connector.Finish() {
            @Override
            public void connected(Link link) {
                connector = null;
                session.guard(() -> session.connected(link, new RouteWatch(route, link), false));
            }

            @Override
            public void unreachable(Unreachable why) {
                connector = null;
                session.guard(() -> session.end(reply(why), Outcome.FAILED));
            }

            @Override
            public void loginRefused(String cause) {
                connector = null;
                session.guard(() -> session.end(Replies.loginRefused(cause), Outcome.FAILED));
            }
        });
        connector.start();
    }

    /** What is wrong with the servers is not wrong with them where the network lets nobody through. */
    private Reply reply(Unreachable why) {
        if (home.place().surroundings().connectivity() == Connectivity.PORTAL) {
            return Replies.logInFirst("it shows a sign-in page", why.causes());
        }
        return why.interceptor().map(certificate -> Replies.logInFirst("different servers show the same wrong certificate, for " + certificate.subject(),
                why.causes())).orElseGet(() -> Replies.unreachable(why.causes()));
    }

    /** The client speaks before it was greeted, or leaves. */
    void clientReady() {
        if (client.fill(false) > 0) {
            if (Strangers.speak(client.inbox())) {
                session.dropStranger();
            } else {
                session.refuse(Replies.OUT_OF_STEP);
            }
        } else if (client.hasEnded()) {
            session.end(null, Outcome.NO_MAIL);
        }
    }

    /**
     * Begins anew: an address may be gone under the connection, and a server that was right may refuse in another network what the right one would take.
     *
     * @param moved   whether the network changed, and not only the route
     * @param changed the route of sessions that start now
     */
    void networkChanged(boolean moved, CompletableFuture<Route> changed) {
        if (!awaitsRoute() && (moved || changed.isDone() && !changed.join().candidates().equals(route.candidates()))) {
            cancel();
            route = null;
            start(changed);
        }
    }

    void cancel() {
        if (connector != null) {
            connector.cancel();
            connector = null;
        }
    }
}
