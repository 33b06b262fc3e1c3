package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.routing.Surroundings;
import org.autoroute.smtp.routing.Surroundings.Connectivity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** While it is open which server is right, no server sees anything, and the client is not greeted. */
class RouteAwaitedTest {

    @RegisterExtension
    final Lab lab = new Lab();

    private final CompletableFuture<Route> awaited = new CompletableFuture<>();

    @Test
    void theClientWaitsForItsGreetingAndItsMailGoesToTheRightServer() {
        Upstream before = lab.upstream();
        Upstream right = lab.upstream();
        RelayFixture relay = lab.relay(before);
        relay.route(awaited);
        Client client = relay.client().hearsNothing(Setup.SHORT);
        awaited.complete(Routes.to(right));
        client.ehlo();
        assertTrue(client.mail().is("250"));
        assertEquals(1, right.accepted().size());
        assertEquals(0, before.accepted().size());
    }

    @Test
    void theFirstReplyTellsWhenItTakesTooLong() {
        RelayFixture relay = lab.relay(Setup.to(lab.upstream()).impatient());
        relay.route(awaited);
        Client client = relay.client();
        client.hears("4xx");
        client.hearsEnd();
    }

    @Test
    void anAnswerForAClientThatHasLeftIsOfNoUse() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = lab.relay(upstream);
        relay.route(awaited);
        relay.client().hearsNothing(Setup.SHORT).close();
        Await.until("the end of the session", () -> relay.counters().open() == 0);
        awaited.complete(Routes.to(upstream));
        relay.route(Routes.to(upstream));
        assertTrue(relay.mail().is("250"));
        assertEquals(1, upstream.accepted().size());
    }

    @Test
    void aSessionThatIsBeingOpenedWhenTheNetworkMovesBeginsAnewAndWaitsToo() {
        Upstream before = lab.upstream(Script.ready().on(Step.GREETING, Act.silence()));
        Upstream right = lab.upstream();
        RelayFixture relay = lab.relay(before);
        Client client = relay.client();
        Await.until("the connection to the first server", () -> before.sessions().size() == 1);
        relay.route(awaited);
        relay.relay().networkChanged(NetworkChangeTest.ELSEWHERE);
        client.hearsNothing(Setup.SHORT);
        awaited.complete(Routes.to(right));
        client.ehlo();
        assertTrue(client.mail().is("250"));
        assertEquals(1, before.sessions().size(), "not asked again");
    }

    @Test
    void whenOnlyTheWayToTheInternetOpensASessionThatIsBeingOpenedGoesOn() {
        CountDownLatch greet = new CountDownLatch(1);
        Upstream upstream = lab.upstream(Script.ready().on(Step.GREETING, Act.all(Act.hold(greet), Act.say("220 later ESMTP"))));
        RelayFixture relay = lab.relay(upstream);
        relay.relay().networkChanged(here(Connectivity.PORTAL));
        Client client = relay.client();
        Await.until("the connection", () -> upstream.sessions().size() == 1);
        relay.relay().networkChanged(here(Connectivity.FULL));
        client.hearsNothing(Setup.SHORT);
        greet.countDown();
        client.ehlo();
        assertEquals(1, upstream.sessions().size(), "not begun anew");
    }

    private static NetworkSnapshot here(Connectivity connectivity) {
        return new NetworkSnapshot(List.of(), List.of(), new Surroundings(List.of(), List.of(), List.of(), connectivity));
    }

    @Test
    void aMoveMeanwhileChangesNothing() {
        Upstream right = lab.upstream();
        RelayFixture relay = lab.relay(lab.upstream());
        relay.route(awaited);
        Client client = relay.client().hearsNothing(Setup.SHORT);
        relay.relay().networkChanged(NetworkChangeTest.ELSEWHERE);
        client.hearsNothing(Setup.SHORT);
        awaited.complete(Routes.to(right));
        client.ehlo();
        assertTrue(client.mail().is("250"));
    }
}
