package org.autoroute.smtp.service.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.autoroute.smtp.relay.RouteSource;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.service.internal.decision.Decision;

/**
 * Hands the relay the route of the moment, but never one that names still awaited may overturn: a session that starts in between waits for
 * them, rather than offer its mail to a server of another network, which might refuse it for good. Changed on the thread that decides.
 */
public final class SettledRoute implements RouteSource {

    private volatile CompletableFuture<Route> route = new CompletableFuture<>();
    private Route last;

    @Override
    public CompletionStage<Route> route() {
        return route;
    }

    /** @return whether this is another route than the last that nothing could overturn; never while something can */
    boolean decided(Decision decision) {
        if (!decision.settled()) {
            if (route.isDone()) {
                route = new CompletableFuture<>();
            }
            return false;
        }
        boolean changed = !decision.route().equals(last);
        last = decision.route();
        CompletableFuture<Route> awaited = route;
        route = CompletableFuture.completedFuture(last);
        awaited.complete(last);
        return changed;
    }
}
