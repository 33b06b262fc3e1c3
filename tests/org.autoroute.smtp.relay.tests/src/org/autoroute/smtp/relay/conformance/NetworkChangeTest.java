package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.OwnAddress;
import org.autoroute.smtp.routing.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The network or the route changes while sessions run. */
class NetworkChangeTest {

    static final NetworkSnapshot ELSEWHERE = new NetworkSnapshot(
            List.of(new OwnAddress(Routes.ip("192.0.2.77"), 24, "other0", Optional.empty())), List.of());

    @RegisterExtension
    final Lab lab = new Lab();

    private static NetworkSnapshot here() {
        return new NetworkSnapshot(HostAddresses.global().stream().map(a -> new OwnAddress(a, a.bits() / 2, "any0", Optional.empty())).toList(),
                List.of());
    }

    /** On an address that can go away, unlike that of loopback. */
    private Upstream afar(Script script) {
        List<IpAddress> addresses = HostAddresses.global();
        assumeFalse(addresses.isEmpty(), "this computer has loopback addresses only");
        return lab.upstream(addresses.getFirst().toInetAddress(), script);
    }

    private static void change(RelayFixture relay, NetworkSnapshot network, Route route) {
        relay.route(route);
        relay.relay().networkChanged(network);
    }

    @Test
    void nothingHappensWhenNeitherAddressNorServerChanged() {
        Upstream upstream = afar(Script.ready());
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client();
        client.ehlo();
        change(relay, here(), Routes.to(upstream));
        client.hearsNothing(Setup.SHORT);
        assertTrue(client.mail().is("250"));
        client.quit();
    }

    @Test
    void anIdleSessionEndsWith421WhenItsAddressIsGone() {
        Upstream upstream = afar(Script.ready());
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client();
        client.ehlo();
        change(relay, ELSEWHERE, Routes.to(upstream));
        client.hears("421");
        client.hearsEnd();
    }

    @Test
    void aTransactionEndsWith4xxWhenItsAddressIsGone() {
        Upstream upstream = afar(Script.ready());
        Upstream other = lab.upstream();
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client().envelope();
        change(relay, ELSEWHERE, Routes.to(other));
        Await.until("the end upstream", upstream.session()::ended);
        client.tryWrite("DATA\r\n").hears("421|451");
        assertTrue(client.hearsUntilEnd().stream().allMatch(reply -> reply.is("4xx")));
        assertEquals(0, upstream.messages().size());
        assertEquals(0, other.sessions().size(), "never moved in silence");
    }

    @Test
    void aMessageHalfSentEndsWith4xxWhenItsAddressIsGone() {
        Upstream upstream = afar(Script.ready());
        Upstream other = lab.upstream();
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client().envelope();
        client.send("DATA").hears("354");
        client.write("Subject: half\r\n\r\n");
        Await.until("the first octets upstream", () -> upstream.session().bodyOctets() > 0);
        change(relay, ELSEWHERE, Routes.to(other));
        Await.until("the end upstream", upstream.session()::ended);
        client.tryWrite("the rest\r\n.\r\n").hears("421|451");
        assertTrue(client.hearsUntilEnd().stream().noneMatch(reply -> reply.is("2xx")));
        assertEquals(0, upstream.messages().size(), "no end of the message either");
        assertEquals(0, other.sessions().size());
    }

    @Test
    void theAnswerToTheDotIsWaitedForAWhileWhenItsAddressIsGone() {
        CountDownLatch gate = lab.gate();
        Upstream upstream = afar(Script.ready().on(Step.DOT, Act.all(Act.hold(gate), Act.say("250 2.0.0 queued"))));
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client().envelope();
        client.send("DATA").hears("354");
        client.write(Wire.SMALL + ".\r\n");
        Await.until("the dot upstream", () -> !upstream.messages().isEmpty());
        change(relay, ELSEWHERE, Routes.to(lab.upstream()));
        gate.countDown();
        client.hears("250");
        assertEquals(1, relay.counters().delivered());
    }

    @Test
    void aSessionWhoseAddressIsGoneEndsWhenTheAnswerToTheDotHasCome() {
        CountDownLatch gate = lab.gate();
        Upstream upstream = afar(Script.ready().on(Step.DOT, Act.all(Act.hold(gate), Act.say("250 2.0.0 queued"))));
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client().envelope();
        client.send("DATA").hears("354");
        client.write(Wire.SMALL + ".\r\n");
        Await.until("the dot upstream", () -> !upstream.messages().isEmpty());
        change(relay, ELSEWHERE, Routes.to(upstream));
        gate.countDown();
        client.hears("250");
        client.hears("421");
        client.hearsEnd();
    }

    @Test
    void noAnswerToTheDotIsAnUnknownOutcomeWhenItsAddressIsGone() {
        Upstream upstream = afar(Script.ready().on(Step.DOT, Act.silence()));
        Upstream other = lab.upstream();
        RelayFixture relay = lab.relay(Setup.to(upstream).impatient());
        Client client = relay.client().envelope();
        client.send("DATA").hears("354");
        client.write(Wire.SMALL + ".\r\n");
        Await.until("the dot upstream", () -> !upstream.messages().isEmpty());
        change(relay, ELSEWHERE, Routes.to(other));
        client.hears("421|451");
        assertEquals(0, other.sessions().size());
        assertEquals(0, relay.counters().delivered());
    }

    @Test
    void loopbackNeverGoesAway() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client();
        client.ehlo();
        change(relay, NetworkSnapshot.OFFLINE, Routes.to(upstream));
        client.hearsNothing(Setup.SHORT);
        assertTrue(client.mail().is("250"));
    }

    @Test
    void anIdleSessionEndsWith421WhenTheRouteMoved() {
        Upstream upstream = lab.upstream();
        Upstream other = lab.upstream();
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client();
        client.ehlo();
        change(relay, here(), Routes.to(other));
        client.hears("421");
        client.hearsEnd();
        relay.mail();
        assertEquals(1, other.accepted().size());
    }

    @Test
    void aTransactionIsFinishedWhereItBeganWhenTheRouteMoved() {
        Upstream upstream = lab.upstream();
        Upstream other = lab.upstream();
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client().envelope();
        change(relay, here(), Routes.to(other));
        assertTrue(client.data(Wire.SMALL).is("250"));
        client.hears("421");
        client.hearsEnd();
        assertEquals(1, upstream.accepted().size());
        assertEquals(0, other.sessions().size());
    }

    @Test
    void aTransactionGivenUpIsABoundaryWhenTheRouteMoved() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client().envelope();
        change(relay, here(), Routes.to(lab.upstream()));
        client.tryWrite("RSET\r\n");
        List<Reply> replies = client.hearsUntilEnd();
        assertTrue(replies.getLast().is("421"), replies.toString());
        assertTrue(replies.stream().limit(replies.size() - 1L).allMatch(reply -> reply.is("250")));
    }

    @Test
    void aRouteThatIsLostEndsSessionsLikeOneThatMoved() {
        RelayFixture relay = lab.relay(lab.upstream());
        Client client = relay.client();
        client.ehlo();
        change(relay, NetworkSnapshot.OFFLINE, Routes.none());
        client.hears("421");
    }

    @Test
    void aSessionThatIsBeingConnectedMeanwhileIsNotForgotten() {
        Upstream slow = lab.upstream(Script.ready().on(Step.GREETING, Act.all(Act.hold(lab.gate()), Act.say("220 late"))));
        Upstream other = lab.upstream();
        RelayFixture relay = lab.relay(slow);
        Client client = relay.client();
        Await.until("a connection upstream", () -> !slow.sessions().isEmpty());
        change(relay, here(), Routes.to(other));
        Reply reply = client.hears("220|4xx");
        if (reply.is("220")) {
            client.send("EHLO x").hears("250");
            client.mail();
            assertEquals(1, other.accepted().size(), "greeted for the new server only");
        }
    }

    @Test
    void manySessionsEndTogether() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = lab.relay(upstream);
        List<Client> clients = Stream.generate(relay::client).limit(100).toList();
        clients.forEach(Client::ehlo);
        change(relay, here(), Routes.to(lab.upstream()));
        clients.forEach(client -> client.hears("421"));
    }
}
