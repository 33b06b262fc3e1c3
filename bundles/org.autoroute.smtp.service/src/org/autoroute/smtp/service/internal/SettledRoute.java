package org.autoroute.smtp.service.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.autoroute.smtp.relay.RouteSource;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.service.internal.decision.Decision;

/**
 * Hands the relay the route of the moment, but never one that names still awaited may overturn: a session that starts in between waits for
 * them, rather than offer its mail to a server of another network, which might refuse it for good.
 */
public final class SettledRoute implements RouteSource {

    private volatile CompletableFuture<Route> route = new CompletableFuture<>();

    @Override
    public CompletionStage<Route> route() {
        return route;
    }

    /** On the thread that decides. */
    void decided(Decision decision) {
        if (decision.settled()) {
            CompletableFuture<Route> awaited = route;
            route = CompletableFuture.completedFuture(decision.route());
            awaited.complete(decision.route());
        } else if (route.isDone()) {
            route = new CompletableFuture<>();
        }
    }
}
