package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.autoroute.smtp.relay.RelayOptions.Links;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.Reason;
import org.autoroute.smtp.routing.ServerEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections kept between sessions: each session is what it would be over a fresh one, and a connection that died meanwhile costs nobody a message. */
class WarmLinkTest {

    private static final String MAIL = "MAIL FROM:<a@client.example>";
    private static final String RCPT = "RCPT TO:<b@upstream.example>";

    @RegisterExtension
    final Lab lab = new Lab();

    private RelayFixture relay(Upstream... upstreams) {
        return lab.relay(Setup.to(upstreams).warm());
    }

    /** Sends a message and waits until the connection is ready for the next session. */
    private static void warmUp(RelayFixture relay, Upstream upstream) {
        long resets = upstream.count(Step.RSET);
        assertTrue(relay.mail().is("250"));
        Await.until("RSET", () -> upstream.count(Step.RSET) == resets + 1);
        Await.until("the end of the session", () -> relay.counters().open() == 0);
        Await.segment();
    }

    @Test
    void theNextSessionUsesTheConnectionOfTheLast() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = relay(upstream);
        for (int i = 0; i < 5; i++) {
            warmUp(relay, upstream);
        }
        assertEquals(5, upstream.accepted().size());
        assertEquals(List.of("EHLO", "MAIL", "RCPT", "DATA", "RSET", "MAIL"),
                upstream.session().commands().stream().limit(6).map(line -> line.split(" ")[0]).toList());
        assertEquals(0, upstream.count(Step.QUIT));
        relay.relay().drain(Duration.ofSeconds(5)).toCompletableFuture().join();
        Await.until("QUIT at the end", () -> upstream.count(Step.QUIT) == 1);
    }

    @Test
    void aClientHearsOfItNothing() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = relay(upstream);
        Client first = relay.client();
        Reply ehlo = first.ehlo();
        first.mail();
        first.quit();
        Await.until("RSET", () -> upstream.count(Step.RSET) == 1);
        Client second = relay.client();
        assertEquals(ehlo, second.ehlo());
        assertEquals("250 2.1.0 sender ok", second.send(MAIL).hears("250").toString());
        assertEquals(1, upstream.sessions().size());
    }

    /** Sessions one after the other without a pause: the reply to RSET is not there yet. */
    @Test
    void aSessionThatComesAtOnceWaitsForTheResetOnly() {
        CountDownLatch gate = lab.gate();
        Upstream upstream = lab.upstream(Script.ready().on(Step.RSET, Act.all(Act.hold(gate), Act.say("250 2.0.0 reset"))));
        RelayFixture relay = relay(upstream);
        relay.mail();
        Client client = relay.client();
        client.ehlo();
        client.send("NOOP").hears("250");
        client.send(MAIL).hearsNothing(Setup.SHORT);
        gate.countDown();
        assertEquals("250 2.1.0 sender ok", client.hears("250").toString());
        assertEquals(1, upstream.sessions().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no mail", "refused", "in a transaction", "hung up in mid data"})
    void onlyASessionThatEndedInOrderLeavesItsConnection(String how) {
        Upstream upstream = lab.upstream(Script.ready().on(Step.RCPT, Act.say(how.equals("refused") ? "550 5.1.1 no" : "250 2.1.5 ok")));
        RelayFixture relay = relay(upstream);
        Client client = relay.client();
        client.ehlo();
        switch (how) {
            case "refused" -> {
                client.send(MAIL).hears("250");
                client.send(RCPT).hears("550");
            }
            case "in a transaction" -> client.nextEnvelope();
            case "hung up in mid data" -> {
                client.mail();
                client.nextEnvelope().send("DATA").hears("354");
                client.close();
            }
            default -> {
            }
        }
        if (!how.startsWith("hung up")) {
            client.quit();
        }
        Await.until("the end upstream", upstream.session()::ended);
        assertEquals(0, upstream.count(Step.RSET));
    }

    static Stream<Arguments> whatEndsIt() {
        return Stream.of(Arguments.of("421", Act.say("421 4.4.2 idle for too long")), Arguments.of("an octet", Act.raw("2")),
                Arguments.of("an acceptance", Act.say("250 2.0.0 queued")), Arguments.of("its end", Act.close()), Arguments.of("a reset", Act.kill()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatEndsIt")
    void whatTheServerSaysMeanwhileClosesIt(String name, Act act) {
        Upstream upstream = lab.upstream(Script.ready().on(Step.RSET, Act.all(Act.say("250 2.0.0 reset"), act)));
        RelayFixture relay = relay(upstream);
        relay.mail();
        Await.until("its end", () -> upstream.sessions().getFirst().ended());
        warmUpAgain(relay, upstream);
    }

    private static void warmUpAgain(RelayFixture relay, Upstream upstream) {
        assertTrue(relay.mail().is("250"));
        assertEquals(2, upstream.accepted().size());
        assertEquals(2, upstream.sessions().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"500 what", "421 4.3.2 no more", "250-2.0.0 one\r\n250 2.0.0 two\r\n250 three", "garbage"})
    void aResetThatDoesNotWorkClosesIt(String reply) {
        Upstream upstream = lab.upstream(Script.ready().on(Step.RSET, Act.say(reply)));
        RelayFixture relay = relay(upstream);
        relay.mail();
        Await.until("its end", () -> upstream.sessions().getFirst().ended());
        warmUpAgain(relay, upstream);
    }

    static Stream<Arguments> deaths() {
        return Stream.of(Step.MAIL, Step.RSET).flatMap(step -> Stream.of(Act.kill(), Act.close(), Act.silence(),
                Act.all(Act.say("421 4.4.2 timeout"), Act.close()), Act.all(Act.raw("25"), Act.kill())).flatMap(act -> Stream.of(true, false)
                        .map(slow -> Arguments.of(step, act, slow))));
    }

    /** The first session's MAIL and the RSET behind it are answered; then the connection dies. */
    @ParameterizedTest(name = "at {0} {1}, answered ahead: {2}")
    @MethodSource("deaths")
    @DisplayName("4: a kept connection that dies before its first reply is replaced once, and the client notices nothing")
    void aDeadConnectionIsReplaced(Step step, Act act, boolean slow) {
        Script script = Script.ready();
        Script dying = step == Step.MAIL ? script.on(Step.MAIL, Act.say("250 2.1.0 sender ok"), act)
                : script.on(Step.RSET, Act.all(Act.hold(lab.gate()), act));
        Upstream upstream = lab.upstream(dying);
        Setup setup = Setup.to(upstream).warm().impatient();
        RelayFixture relay = lab.relay(slow ? setup.slow() : setup);
        relay.mail();
        if (step == Step.MAIL) {
            Await.until("RSET", () -> upstream.count(Step.RSET) == 1);
        }
        Await.segment();
        Client client = relay.client();
        client.ehlo();
        client.send(MAIL);
        if (step == Step.RSET) {
            lab.openGates();
        }
        client.hears("250");
        client.send(RCPT).hears("250");
        assertTrue(client.data(Wire.SMALL).is("250"));
        assertEquals(2, upstream.accepted().size());
        assertEquals(2, upstream.sessions().size());
        assertEquals(2, relay.counters().delivered());
    }

    @Test
    @DisplayName("4: behind the first reply a kept connection is one like any other")
    void behindTheFirstReplyNothingIsReplaced() {
        Upstream upstream = lab.upstream(Script.ready().on(Step.RCPT, Act.say("250 2.1.5 ok"), Act.kill()));
        RelayFixture relay = relay(upstream);
        warmUp(relay, upstream);
        Client client = relay.client();
        client.ehlo();
        client.send(MAIL).hears("250");
        client.send(RCPT).hears("421");
        assertEquals(1, upstream.sessions().size());
    }

    @Test
    @DisplayName("4: a message whose end was sent over a kept connection is never sent again")
    void neverADuplicate() {
        Upstream upstream = lab.upstream(Script.ready().on(Step.DOT, Act.say("250 2.0.0 queued"), Act.kill()));
        RelayFixture relay = relay(upstream);
        warmUp(relay, upstream);
        Client client = relay.client();
        client.ehlo();
        client.nextEnvelope();
        client.send("DATA").hears("354");
        client.write(Wire.SMALL + ".\r\n").hears("451");
        assertEquals(2, upstream.messages().size());
        assertEquals(1, upstream.sessions().size());
    }

    @Test
    void aReplacementThatFailsIsToldWith421() {
        Upstream upstream = lab.upstream(Script.ready().on(Step.MAIL, Act.say("250 2.1.0 ok"), Act.kill()));
        RelayFixture relay = relay(upstream);
        warmUp(relay, upstream);
        Client client = relay.client();
        client.ehlo();
        upstream.close();
        client.tryWrite(MAIL + "\r\n").hears("421");
        client.hearsEnd();
    }

    /** The client was told what the kept connection offered. */
    @Test
    void aReplacementThatOffersOtherExtensionsIsNotUsed() {
        CountDownLatch other = new CountDownLatch(1);
        Script plain = Script.bare().on(Step.MAIL, Act.say("250 2.1.0 ok"), Act.kill());
        Script rich = Script.ready();
        Upstream upstream = lab.upstream(plain.when(Step.EHLO, turn -> (other.getCount() == 0 ? plain : rich).act(Step.EHLO, turn.line(), turn.count())));
        RelayFixture relay = relay(upstream);
        warmUp(relay, upstream);
        other.countDown();
        Client client = relay.client();
        client.ehlo();
        client.tryWrite(MAIL + "\r\n").hears("421");
        assertEquals(1, upstream.accepted().size());
    }

    @Test
    void aConnectionThatIsNotUsedIsLeft() {
        Upstream upstream = lab.upstream();
        Links links = new Links(Duration.ofDays(1), 4, Setup.SHORT, 50, Duration.ofMinutes(5));
        RelayFixture relay = lab.relay(Setup.to(upstream).links(links));
        relay.mail();
        Await.until("QUIT", () -> upstream.count(Step.QUIT) == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uses", "age"})
    void aConnectionIsNotKeptForEver(String limit) {
        Upstream upstream = lab.upstream();
        boolean uses = limit.equals("uses");
        Links links = new Links(Duration.ofDays(1), 4, Duration.ofSeconds(8), uses ? 2 : 50, uses ? Duration.ofMinutes(5) : Duration.ZERO);
        RelayFixture relay = lab.relay(Setup.to(upstream).links(links));
        for (int i = 0; i < 4; i++) {
            relay.mail();
            Await.until("the end of the session", () -> relay.counters().open() == 0);
            Await.segment();
        }
        assertEquals(uses ? 2 : 4, upstream.sessions().size());
    }

    @Test
    void oneOfEachServerIsKept() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = relay(upstream);
        Client one = relay.client();
        Client two = relay.client();
        one.ehlo();
        two.ehlo();
        one.mail();
        two.mail();
        one.quit();
        two.quit();
        Await.until("one reset, one left", () -> upstream.count(Step.RSET) == 1 && upstream.count(Step.QUIT) == 1);
    }

    /** The same server with another login, or without, is another entry. */
    @Test
    @DisplayName("6: a kept connection serves its own entry only")
    void anotherEntryHasAnotherConnection() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = relay(upstream);
        warmUp(relay, upstream);
        ServerEntry plain = Routes.candidate(upstream.at()).entry();
        ServerEntry other = new ServerEntry(plain.server(), Optional.of("Office"), plain.range());
        relay.route(Routes.to(new Candidate(other, Reason.DEFAULT, Optional.empty(), Routes.candidate(upstream.at()).addresses())));
        relay.mail();
        assertEquals(2, upstream.sessions().size());
    }

    @Test
    @DisplayName("6: a connection for the client's own login is never kept")
    void oneForTheClientsLoginIsNotKept() {
        Upstream upstream = lab.upstream();
        ServerEntry plain = Routes.candidate(upstream.at()).entry();
        ServerEntry entry = new ServerEntry(plain.server(), plain.connection(), plain.range(), plain.conditions(), plain.tls(), plain.pin(),
                new Login.Client(false));
        RelayFixture relay = lab.relay(Setup.of(Routes.to(new Candidate(entry, Reason.DEFAULT, Optional.empty(),
                Routes.candidate(upstream.at()).addresses()))).warm());
        relay.mail();
        Await.until("QUIT", () -> upstream.count(Step.QUIT) == 1);
        assertEquals(0, upstream.count(Step.RSET));
    }

    @Test
    @DisplayName("3: a kept connection does not outlive the route")
    void aChangedRouteEndsIt() {
        Upstream upstream = lab.upstream();
        Upstream next = lab.upstream();
        RelayFixture relay = relay(upstream);
        warmUp(relay, upstream);
        relay.route(Routes.to(next));
        relay.relay().networkChanged(NetworkSnapshot.OFFLINE);
        Await.until("QUIT", () -> upstream.count(Step.QUIT) == 1);
        relay.mail();
        assertEquals(1, next.accepted().size());
    }

    @Test
    void aClientThatSpeaksBeforeItIsGreetedIsNotServedOverAKeptConnectionEither() throws IOException {
        Upstream upstream = lab.upstream();
        RelayFixture relay = relay(upstream);
        warmUp(relay, upstream);
        CountDownLatch busy = lab.gate();
        relay.route(new java.util.concurrent.CompletableFuture<>());
        Client client = relay.client().write("EHLO x\r\n" + MAIL + "\r\n");
        client.hears("5xx|4xx");
        busy.countDown();
        assertEquals(1, upstream.count(Step.MAIL));
    }

    @Test
    void manyMessagesOfManySessionsEachArriveOnce() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = lab.relay(Setup.to(upstream).warm().slow());
        for (int i = 0; i < 50; i++) {
            assertTrue(relay.mail().is("250"));
        }
        assertEquals(50, upstream.accepted().size());
        assertEquals(50, relay.counters().delivered());
        assertTrue(upstream.sessions().size() < 50, "connections: " + upstream.sessions().size());
    }
}
