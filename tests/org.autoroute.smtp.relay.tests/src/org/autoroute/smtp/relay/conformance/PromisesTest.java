package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a relay in the middle owes: one promise after the other. */
class PromisesTest {

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    @DisplayName("1: the client hears 2xx after the data only after the upstream said it")
    void acceptanceIsNotInvented() {
        CountDownLatch gate = lab.gate();
        Client client = lab.clientOf(Script.ready().on(Step.DOT, Act.all(Act.hold(gate), Act.say("250 2.0.0 queued as 4711"))));
        client.envelope().send("DATA").hears("354");
        client.write(Wire.SMALL + ".\r\n").hearsNothing(Setup.SHORT);
        gate.countDown();
        assertEquals("250 2.0.0 queued as 4711", client.hears("250").last());
    }

    @ParameterizedTest
    @DisplayName("1: a refusal after the data reaches the client as it is")
    @ValueSource(strings = {"550 5.7.1 spam", "552 5.3.4 too big", "451 4.3.0 later", "452 4.2.2 full", "421 4.3.2 going down", "554 no"})
    void refusalIsNotSwallowed(String refusal) {
        Upstream upstream = lab.upstream(Script.ready().on(Step.DOT, Act.say(refusal)));
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client();
        assertEquals(refusal, client.envelope().data(Wire.SMALL).last());
        assertEquals(0, relay.counters().delivered());
    }

    @ParameterizedTest
    @DisplayName("1: what is not a reply, or none that ends a message, is no acceptance")
    @ValueSource(strings = {"354 once more\r\n", "2OO fine\r\n", "25 ok\r\n", "2500 ok\r\n", "ok\r\n", "\r\n", "250_ok\r\n", "250-ok\r\n550 no\r\n",
            "550-no\r\n250 ok\r\n", "150 well\r\n", "+OK\r\n", " 250 ok\r\n", "\u0000250 ok\r\n"})
    void garbageIsNoAcceptance(String octets) {
        Upstream upstream = lab.upstream(Script.ready().on(Step.DOT, Act.all(Act.raw(octets), Act.close())));
        RelayFixture relay = lab.relay(Setup.to(upstream).impatient());
        assertTrue(relay.client().envelope().data(Wire.SMALL).is("4xx"));
        assertEquals(0, relay.counters().delivered());
        assertFalse(relay.sessions().only().messages().getFirst().delivered());
    }

    @Test
    @DisplayName("1: a 250 that came before the final dot is not its reply")
    void acceptanceAheadOfTheDotDoesNotCount() {
        Script script = Script.ready().on(Step.DATA, Act.say("354 go", "250 2.0.0 queued before it was sent")).on(Step.DOT, Act.kill());
        Client client = lab.clientOf(script).envelope();
        client.send("DATA").hears("354|4xx|5xx");
        client.tryWrite(Wire.SMALL + ".\r\n");
        assertTrue(client.hearsUntilEnd().stream().noneMatch(reply -> reply.is("2xx")));
    }

    @Test
    @DisplayName("2: message octets reach the upstream unchanged")
    void octetsAreUnchanged() {
        String message = "Subject: =?utf-8?q?x?=\r\nDKIM-Signature: v=1; bh=\r\n\tx=;\r\n\r\n..stuffed\r\n \t \r\n\u00e9\u0080\u0001\r\n\r\n\r\n";
        Upstream upstream = lab.upstream();
        lab.relay(upstream).client().envelope().data(message);
        Received received = upstream.accepted().getFirst();
        assertEquals(message, received.head());
        assertEquals(Wire.sha256(message), received.sha256());
    }

    @Test
    @DisplayName("3: a transaction ends where it began, even when the route moves meanwhile")
    void aTransactionNeverMoves() {
        Upstream first = lab.upstream();
        Upstream second = lab.upstream();
        RelayFixture relay = lab.relay(first);
        Client client = relay.client().envelope();
        relay.route(Routes.to(second));
        relay.relay().networkChanged(NetworkSnapshot.OFFLINE);
        assertTrue(client.data(Wire.SMALL).is("250|421|451"));
        assertEquals(0, second.sessions().size());
        assertEquals(relay.counters().delivered(), first.accepted().size());
    }

    @Test
    @DisplayName("4: no other server is tried once a message octet was sent")
    void noFailoverBehindTheFirstOctet() {
        Upstream first = lab.upstream(Script.ready().inBody(10, Act.kill()));
        Upstream second = lab.upstream();
        Client client = lab.relay(first, second).client().envelope();
        client.send("DATA").hears("354");
        client.tryWrite(Wire.SMALL + ".\r\n").hears("421|451");
        assertEquals(0, second.count(Step.MAIL));
    }

    @Test
    @DisplayName("4: the final dot without a reply is an unknown outcome: 451 and no second try (RFC 1047)")
    void unknownOutcomeIsTold() {
        Upstream first = lab.upstream(Script.ready().on(Step.DOT, Act.kill()));
        Upstream second = lab.upstream();
        assertTrue(lab.relay(first, second).client().envelope().data(Wire.SMALL).is("451"));
        assertEquals(1, first.messages().size());
        assertEquals(0, second.count(Step.MAIL));
    }

    @Test
    @DisplayName("5: replies keep order, count, lines and enhanced codes")
    void repliesAreUnchanged() {
        Client client = lab.clientOf(Script.ready()
                .on(Step.MAIL, Act.say("250-2.1.0 first", "250-2.1.0 second", "250 2.1.0 third"))
                .on(Step.RCPT, Act.say("550-5.1.1 nobody", "550 5.1.1 here"), Act.say("250 2.1.5 yes"), Act.say("450 4.2.1 busy"))
                .on(Step.DOT, Act.say("250-2.0.0 one", "250 2.6.0 two")));
        client.ehlo();
        client.write("MAIL FROM:<a@a.example>\r\nRCPT TO:<b@b.example>\r\nRCPT TO:<c@b.example>\r\nRCPT TO:<d@b.example>\r\nDATA\r\n");
        assertEquals(List.of("250-2.1.0 first", "250-2.1.0 second", "250 2.1.0 third"), client.hears("250").lines());
        assertEquals(List.of("550-5.1.1 nobody", "550 5.1.1 here"), client.hears("550").lines());
        assertEquals(List.of("250 2.1.5 yes"), client.hears("250").lines());
        assertEquals(List.of("450 4.2.1 busy"), client.hears("450").lines());
        client.hears("354");
        assertEquals(List.of("250-2.0.0 one", "250 2.6.0 two"), client.write(Wire.SMALL + ".\r\n").hears("250").lines());
    }

    @Test
    @DisplayName("6: no password goes upstream, whatever the upstream offers")
    void noPasswordTravels() {
        Upstream upstream = lab.upstream(Script.ready().offering("AUTH PLAIN LOGIN", "AUTH=LOGIN").on(Step.OTHER, Act.say("235 2.7.0 welcome")));
        Client client = lab.relay(upstream).client();
        assertTrue(client.ehlo().lines().stream().noneMatch(line -> line.contains("AUTH")));
        client.send("AUTH PLAIN AGFsaWNlAHNlY3JldA==").hears("5xx");
        client.quit();
        assertEquals(0, upstream.count(Step.OTHER));
    }

    @Test
    @DisplayName("7: the relay never relays to itself")
    void neverToItself() {
        RelayFixture relay = lab.relay(Setup.of(Routes.none()));
        relay.route(Routes.to(Routes.candidate(new HostPort("127.0.0.1", relay.port()))));
        Client client = relay.client();
        client.hears("4xx|5xx");
        assertEquals(1, relay.counters().accepted());
    }

    @Test
    @DisplayName("8: when no server can be reached the client's first reply says so")
    void theFirstReplyTells() {
        Upstream gone = lab.upstream();
        gone.close();
        Client client = lab.relay(gone).client();
        Reply reply = client.hears("4xx");
        assertTrue(reply.toString().length() > "421 relay.example".length(), "says why: " + reply);
        client.hearsEnd();
    }
}
