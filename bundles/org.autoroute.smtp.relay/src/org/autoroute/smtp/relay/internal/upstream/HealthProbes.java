package org.autoroute.smtp.relay.internal.upstream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.autoroute.smtp.relay.RouteSource;
import org.autoroute.smtp.relay.ServerHealth;
import org.autoroute.smtp.relay.internal.health.HealthBook;
import org.autoroute.smtp.relay.internal.loop.Deadline;
import org.autoroute.smtp.relay.internal.loop.EventLoop;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.routing.ServerEntry;

/**
 * Looks whether servers that are down work again, so that no mail has to find out: one at a time, only candidates of the present route, only when their
 * time has come, and as far as can be seen without mail and without a login. While all servers work, nothing is planned and nothing wakes up. On
 * one loop, except where it says otherwise.
 */
public final class HealthProbes {

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final EventLoop loop;
    private final Connector.Means means;
    private final RouteSource routes;
    private final InstantSource clock;
    private final Deadline next;
    private final Duration quit;
    private Connector running;

    public HealthProbes(EventLoop loop, Connector.Means means, RouteSource routes, InstantSource clock) {
        this.loop = loop;
        this.means = means;
        this.routes = routes;
        this.clock = clock;
        this.quit = means.timeouts().quit();
        this.next = loop.deadline(this::look);
        means.health().tell(this::changed);
    }

    private void changed(ServerHealth health) {
        if (health.state() == ServerHealth.State.DOWN) {
            loop.execute(this::plan);
        }
    }

    /** The network or the route changed: what is under way says nothing any more. From any thread. */
    public void networkChanged() {
        loop.execute(() -> {
            if (running != null) {
                running.cancel();
                running = null;
            }
            plan();
        });
    }

    private void plan() {
        if (running == null) {
            worthALook().ifPresentOrElse(candidate -> next.in(until(candidate)), next::cancel);
        }
    }

    /** Of the present route; while that is not known, nobody: there is news when it is. */
    private Optional<Candidate> worthALook() {
        CompletableFuture<Route> route = routes.route().toCompletableFuture();
        return route.isDone() ? means.health().worthALook(route.join().candidates()) : Optional.empty();
    }

    private Duration until(Candidate candidate) {
        Duration wait = Duration.between(clock.instant(), means.health().timeOf(candidate));
        return wait.compareTo(AT_ONCE) < 0 ? AT_ONCE : wait;
    }

    private void look() {
        Optional<Candidate> candidate = worthALook();
        if (candidate.isEmpty() || until(candidate.get()).compareTo(AT_ONCE) > 0) {
            plan();
            return;
        }
        running = new Connector(loop, means, List.of(withoutLogin(candidate.get())), false, new Connector.Finish() {
            @Override
            public void connected(Link link) {
                over();
                link.leave(loop, quit);
            }

            @Override
            public void unreachable(Unreachable why) {
                over();
            }

            @Override
            public void loginRefused(String cause) {
                over();
            }
        });
        running.start();
    }

    private void over() {
        running = null;
        plan();
    }

    /** A password that was refused must not be tried again and again. */
    private static Candidate withoutLogin(Candidate candidate) {
        ServerEntry entry = candidate.entry();
        return new Candidate(new ServerEntry(entry.server(), entry.connection(), entry.range(), entry.conditions(), entry.tls(), entry.pin(), Login.NONE),
                candidate.reason(), candidate.match(), candidate.addresses());
    }
}
