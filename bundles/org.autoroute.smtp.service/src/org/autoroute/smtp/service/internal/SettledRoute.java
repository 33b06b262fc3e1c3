package org.autoroute.smtp.service.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

import org.autoroute.smtp.relay.RouteSource;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.service.internal.decision.Decision;

/**
 * Hands the relay the route of the moment, but never one that names still awaited may overturn: a session that starts in between waits for
 * them, rather than offer its mail to a server of another network, which might refuse it for good. Changed on the thread that decides, asked on any.
 */
public final class SettledRoute implements RouteSource {

    private volatile Moment moment = new Moment(Optional.empty(), new CompletableFuture<>());
    private Route last;

    /** A decision while it is the newest, and the end of that time. */
    private record Moment(Optional<Decision> decision, CompletableFuture<Void> over) {
    }

    @Override
    public CompletionStage<Route> route() {
        return settled(UnaryOperator.identity());
    }

    @Override
    public CompletionStage<Route> route(String senderDomain) {
        return settled(decision -> decision.route().dependsOnSender() ? decision.forSender(senderDomain) : decision);
    }

    private CompletionStage<Route> settled(UnaryOperator<Decision> question) {
        Moment now = moment;
        Optional<Route> route = now.decision().map(question).filter(Decision::settled).map(Decision::route);
        return route.<CompletionStage<Route>>map(CompletableFuture::completedFuture).orElseGet(() -> now.over().thenCompose(over -> settled(question)));
    }

    /** @return whether this is another route than the last that nothing could overturn; never while something can */
    boolean decided(Decision decision) {
        Moment before = moment;
        moment = new Moment(Optional.of(decision), new CompletableFuture<>());
        boolean changed = decision.settled() && !decision.route().equals(last);
        if (decision.settled()) {
            last = decision.route();
        }
        before.over().complete(null);
        return changed;
    }
}
