package org.autoroute.smtp.service.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.routing.RoutingSettings;
import org.autoroute.smtp.service.internal.decision.Decider;
import org.autoroute.smtp.service.internal.decision.ManualLoop;
import org.autoroute.smtp.service.internal.decision.PlayedResolver;
import org.autoroute.smtp.service.internal.decision.Places;
import org.junit.jupiter.api.Test;

class SettledRouteTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final ManualLoop loop = new ManualLoop();
    private final PlayedResolver resolver = new PlayedResolver(loop);
    private final SettledRoute route = new SettledRoute();

    private void at(String... lines) {
        new Decider(resolver, loop, Places.entries(lines), RoutingSettings.DEFAULTS, Optional.empty(), route::decided).networkIs(Places.FIRST);
    }

    private static String server(CompletionStage<Route> stage) {
        CompletableFuture<Route> future = stage.toCompletableFuture();
        return future.isDone() ? future.join().active().map(active -> active.entry().server().toString()).orElse("none") : "open";
    }

    @Test
    void eachSenderHasItsRouteFromTheSameDecision() {
        at("192.0.2.25", "203.0.113.25 from=work.example");
        assertEquals("192.0.2.25:25", server(route.route()));
        assertEquals("203.0.113.25:25", server(route.route("Work.example")));
        assertEquals("192.0.2.25:25", server(route.route("")));
    }

    @Test
    void whereTheSenderDoesNotMatterItGetsTheRouteOfAll() {
        at("192.0.2.25");
        assertEquals(route.route().toCompletableFuture().join(), route.route("work.example").toCompletableFuture().join());
    }

    @Test
    void aSenderWaitsOnlyForNamesThatCouldChangeItsServer() {
        at("late.example", "203.0.113.25 from=work.example");
        CompletionStage<Route> any = route.route();
        CompletionStage<Route> home = route.route("home.example");
        assertEquals("203.0.113.25:25", server(route.route("work.example")));
        assertFalse(any.toCompletableFuture().isDone());
        assertFalse(home.toCompletableFuture().isDone());
        resolver.answer("late.example", HOUR, "192.0.2.25");
        loop.run();
        assertEquals("late.example:25", server(any));
        assertEquals("late.example:25", server(home));
    }

    @Test
    void whoAskedBeforeTheFirstDecisionIsAnsweredByIt() {
        CompletionStage<Route> early = route.route("work.example");
        assertEquals("open", server(early));
        at("192.0.2.25", "203.0.113.25 from=work.example");
        assertEquals("203.0.113.25:25", server(early));
    }

    @Test
    void onlyAnotherSettledRouteIsAChange() {
        Decider decider = new Decider(resolver, loop, Places.entries("late.example", "192.0.2.25"), RoutingSettings.DEFAULTS, Optional.empty(), decision -> { });
        decider.networkIs(Places.FIRST);
        assertFalse(route.decided(decider.now()));
        resolver.answer("late.example", HOUR, "203.0.113.1");
        loop.run();
        assertTrue(route.decided(decider.now()));
        assertFalse(route.decided(decider.now()));
    }
}
