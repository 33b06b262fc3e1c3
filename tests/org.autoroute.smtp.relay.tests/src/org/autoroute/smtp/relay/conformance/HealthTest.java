package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.autoroute.smtp.relay.RelayOptions.Backoff;
import org.autoroute.smtp.relay.ServerHealth;
import org.autoroute.smtp.relay.ServerHealth.State;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Resolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What sessions see of servers decides which one the next session turns to first. */
class HealthTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    /** Fallen after two failures, and then for as long as a test lasts. */
    private static final Backoff LASTING = new Backoff(2, 2, LONG, LONG, LONG, 12);

    /** Fallen after one failure, and looked at again at once. */
    private static final Backoff BRIEF = new Backoff(1, 2, Duration.ofMillis(50), Duration.ofMillis(200), LONG, 12);

    @RegisterExtension
    final Lab lab = new Lab();

    private static Script full() {
        return Script.ready().on(Step.GREETING, Act.all(Act.say("421 4.3.2 full"), Act.close()));
    }

    private static State state(RelayFixture relay, Upstream upstream) {
        return relay.health().last(upstream.at()).map(ServerHealth::state).orElse(State.UNKNOWN);
    }

    @Test
    void aServerThatFellIsNotAskedFirstAnyMore() {
        Upstream bad = lab.upstream(full());
        Upstream good = lab.upstream();
        RelayFixture relay = lab.relay(Setup.to(bad, good).backoff(LASTING));
        for (int i = 0; i < 5; i++) {
            assertTrue(relay.mail().is("250"));
        }
        assertEquals(2, bad.sessions().size());
        assertEquals(5, good.accepted().size());
        assertEquals(State.DOWN, state(relay, bad));
        assertEquals("it greeted with 421 4.3.2 full", relay.health().last(bad.at()).orElseThrow().cause());
        assertEquals(State.UP, state(relay, good));
    }

    @Test
    void theOnlyOneIsAlwaysAskedAndTheClientHearsWhyInVain() {
        Upstream bad = lab.upstream(full());
        RelayFixture relay = lab.relay(Setup.to(bad).backoff(LASTING));
        for (int i = 0; i < 4; i++) {
            Reply reply = relay.client().hears("421");
            assertTrue(reply.toString().contains(bad.at() + ": it greeted with 421 4.3.2 full"), reply.toString());
        }
        assertEquals(4, bad.sessions().size());
    }

    /** The client hears of all, those that were tried last included. */
    @Test
    void whenAllHaveFallenAllAreTriedAndNamed() {
        Upstream first = lab.upstream(full());
        Upstream second = lab.upstream(Script.ready().on(Step.GREETING, Act.say("554 5.7.1 not you")));
        RelayFixture relay = lab.relay(Setup.to(first, second).backoff(LASTING));
        for (int i = 0; i < 3; i++) {
            String told = relay.client().hears("421").toString();
            assertTrue(told.contains("421 4.3.2 full") && told.contains("554 5.7.1 not you"), told);
        }
        assertEquals(3, first.sessions().size());
        assertEquals(3, second.sessions().size());
    }

    /** The greeting was in order each time. */
    @Test
    void aServerThatFailsInTheMiddleOfMailFallsToo() {
        Upstream bad = lab.upstream(Script.ready().on(Step.DOT, Act.kill()));
        Upstream good = lab.upstream();
        RelayFixture relay = lab.relay(Setup.to(bad, good).backoff(LASTING));
        assertTrue(relay.mailWhateverBecomesOfIt().is("451"));
        assertTrue(relay.mailWhateverBecomesOfIt().is("451"));
        assertTrue(relay.mail().is("250"));
        assertEquals(State.DOWN, state(relay, bad));
        assertEquals(1, good.accepted().size());
    }

    /** A server may send away whoever has nothing to say. */
    @Test
    void anIdleSessionThatTheServerEndsSaysNothingOfItsHealth() throws IOException {
        Upstream upstream = lab.upstream();
        RelayFixture relay = lab.relay(Setup.to(upstream).backoff(LASTING));
        for (int i = 0; i < 3; i++) {
            Client client = relay.client();
            client.ehlo();
            client.mail();
            upstream.sessions().getLast().say("421 4.4.2 idle");
            client.hears("421");
        }
        assertEquals(State.UP, state(relay, upstream));
        assertEquals(0, relay.health().last(upstream.at()).orElseThrow().failures());
    }

    @Test
    void aServerThatFellIsLookedAtAgainWithoutMailUntilItIsUp() {
        AtomicBoolean full = new AtomicBoolean(true);
        Upstream sick = lab.upstream(Script.ready().when(Step.GREETING, turn -> Act.say(full.get() ? "421 4.3.2 full" : "220 upstream.example")));
        Upstream good = lab.upstream();
        RelayFixture relay = lab.relay(Setup.to(sick, good).backoff(BRIEF));
        assertTrue(relay.mail().is("250"));
        Await.until("looks in vain", () -> sick.sessions().size() >= 4);
        assertEquals(State.DOWN, state(relay, sick));
        full.set(false);
        Await.until("the server is up again", () -> state(relay, sick) == State.UP);
        assertEquals(0, sick.count(Step.MAIL));
        Await.until("leave was taken", () -> sick.count(Step.QUIT) >= 2);
        assertTrue(relay.mail().is("250"));
        assertEquals(1, sick.accepted().size());
        assertEquals(1, good.accepted().size());
    }

    @Test
    void looksInVainComeToAnEnd() {
        Upstream sick = lab.upstream(full());
        Upstream good = lab.upstream();
        RelayFixture relay = lab.relay(Setup.to(sick, good).backoff(new Backoff(1, 1, Duration.ofMillis(1), Duration.ofMillis(1), LONG, 3)));
        relay.mail();
        Await.until("three looks", () -> sick.sessions().size() == 4);
        assertEquals(4, Await.standstill(Setup.SHORT.multipliedBy(2), () -> sick.sessions().size()));
    }

    @Test
    void nobodyLooksAtAServerThatMailDoesNotLeaveThrough() {
        Upstream sick = lab.upstream(full());
        Upstream good = lab.upstream();
        RelayFixture relay = lab.relay(Setup.to(sick, good).backoff(new Backoff(1, 1, Setup.SHORT, Setup.SHORT, LONG, 12)));
        relay.mail();
        relay.route(Routes.to(good));
        assertEquals(1, Await.standstill(Setup.SHORT.multipliedBy(3), () -> sick.sessions().size()));
    }

    /** The program must not wake the computer up for nothing. */
    @Test
    void whileAllIsWellNobodyIsLookedAt() {
        Upstream first = lab.upstream();
        Upstream second = lab.upstream();
        RelayFixture relay = lab.relay(Setup.to(first, second).backoff(BRIEF));
        relay.mail();
        assertEquals(1, Await.standstill(Setup.SHORT.multipliedBy(2), () -> first.sessions().size() + second.sessions().size()));
    }

    @Test
    void onAnotherNetworkNothingIsHeldAgainstAServer() {
        Upstream bad = lab.upstream(full());
        Upstream good = lab.upstream();
        RelayFixture relay = lab.relay(Setup.to(bad, good).backoff(LASTING));
        relay.mail();
        relay.mail();
        relay.mail();
        assertEquals(2, bad.sessions().size());
        relay.relay().networkChanged(NetworkChangeTest.ELSEWHERE);
        assertEquals(State.UNKNOWN, state(relay, bad));
        relay.mail();
        assertEquals(3, bad.sessions().size());
    }

    /** What is wrong with the names is not wrong with the server. */
    @Test
    void aServerWhoseNameMayNotBeResolvedIsNotDown() {
        Upstream good = lab.upstream();
        HostPort named = new HostPort("server.example", 25);
        RelayFixture relay = lab.relay(Setup.of(Routes.to(Routes.candidate(named), Routes.candidate(good.at()))).backoff(BRIEF)
                .names(host -> CompletableFuture.completedFuture(new Resolution.Suppressed(Resolution.Suppressed.Rule.DONT_RESOLVE_IN_LAN))));
        assertTrue(relay.mail().is("250"));
        assertEquals(List.of(), relay.health().of(named));
    }
}
