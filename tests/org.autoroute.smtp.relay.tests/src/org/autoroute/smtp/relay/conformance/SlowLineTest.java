package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.autoroute.smtp.routing.Tls;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On a slow line MAIL and DATA are answered ahead of the upstream. Every refusal and every failure still reaches the client before it could think that its
 * message was taken.
 */
class SlowLineTest {

    private static final String SENDER_REFUSED = "550 5.7.1 not you";

    /** How a message can go upstream. */
    enum Way {
        CHUNKS(Script.ready()), DATA(Script.bare().offering("PIPELINING", "SIZE 200000000", "8BITMIME", "ENHANCEDSTATUSCODES"));

        final Script script;

        Way(Script script) {
            this.script = script;
        }
    }

    @RegisterExtension
    final Lab lab = new Lab();

    private RelayFixture relay(Upstream upstream) {
        return lab.relay(Setup.to(upstream).slow());
    }

    private RelayFixture impatient(Upstream upstream) {
        return lab.relay(Setup.to(upstream).slow().impatient());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("1: what is answered ahead is never the acceptance of the message")
    void theFinalReplyIsTheUpstreams(Way way) {
        CountDownLatch gate = lab.gate();
        Upstream upstream = lab.upstream(way.script.on(Step.DOT, Act.all(Act.hold(gate), Act.say("250-2.0.0 queued", "250 2.0.0 as 77"))));
        RelayFixture relay = relay(upstream);
        Client client = relay.client().envelope();
        client.send("DATA").hears("354");
        client.write(Wire.SMALL + ".\r\n").hearsNothing(Setup.SHORT);
        assertEquals(0, relay.counters().delivered());
        gate.countDown();
        assertEquals(List.of("250-2.0.0 queued", "250 2.0.0 as 77"), client.hears("250").lines());
        client.quit();
    }

    @ParameterizedTest
    @EnumSource
    void aMessageTakesTwoRoundTripsInChunksAndThreeByData(Way way) {
        CountDownLatch first = lab.gate();
        CountDownLatch second = lab.gate();
        Upstream upstream = lab.upstream(way.script.on(Step.MAIL, Act.all(Act.hold(first), Act.say("250 2.1.0 ok")))
                .on(Step.DATA, Act.all(Act.hold(second), Act.say("354 go"))));
        Client client = relay(upstream).client();
        client.ehlo();
        assertEquals("250 2.1.0 Ok", client.send("MAIL FROM:<a@client.example>").hears("250").toString());
        assertEquals(0, upstream.count(Step.MAIL));
        client.send("RCPT TO:<b@upstream.example>").hearsNothing(Setup.SHORT);
        assertEquals(1, upstream.count(Step.MAIL));
        first.countDown();
        assertEquals("250 2.1.5 recipient ok", client.hears("250").toString());
        client.send("DATA").hears("354");
        client.write(Wire.SMALL + ".\r\n");
        if (way == Way.DATA) {
            client.hearsNothing(Setup.SHORT);
            second.countDown();
        }
        client.hears("250");
        assertEquals(way == Way.DATA ? 1 : 0, upstream.count(Step.DATA));
        assertEquals(way == Way.DATA ? 0 : 1, upstream.count(Step.BDAT));
        assertTrue(upstream.session().aheadOf().contains(Step.MAIL), "MAIL and RCPT travel together");
    }

    /** A server that answers the one before it has seen the other writes twice, and holds its second reply back until the first is acknowledged (RFC 896). */
    @Test
    void mailAndTheFirstRecipientLieInOneRecordOfTls() {
        Upstream upstream = lab.upstream(Script.ready().tlsAtOnce(Keys.GOOD));
        RelayFixture relay = lab.relay(Setup.of(Routes.to(Routes.candidate(upstream, Tls.IMPLICIT))).slow());
        Client client = relay.client().envelope();
        assertEquals(Set.of(Step.MAIL), upstream.session().aheadOf(), "the recipient was there when MAIL was answered");
        client.send("DATA").hears("354");
        client.write(Wire.SMALL + ".\r\n").hears("250");
        client.quit();
    }

    @RepeatedTest(20)
    @DisplayName("2: a message reaches the upstream octet for octet in chunks")
    void octetForOctet(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        Upstream upstream = lab.upstream();
        Client client = relay(upstream).client();
        client.ehlo();
        String longMessage = Wire.random(random, 500_000);
        for (String message : List.of(Wire.random(random, 200), "", ".." + Wire.SMALL, longMessage, "..\r\n..\r\n")) {
            client.nextEnvelope().send("DATA").hears("354");
            String all = message + ".\r\n";
            for (int at = 0, end; at < all.length(); at = end) {
                end = Math.min(all.length(), at + 1 + random.nextInt(60_000));
                client.write(all.substring(at, end));
                if (random.nextInt(3) == 0) {
                    Await.segment();
                }
            }
            client.hears("250");
            assertEquals(Wire.sha256(Wire.unstuffed(message)), upstream.accepted().getLast().sha256());
        }
        assertEquals(0, upstream.count(Step.DATA));
        client.quit();
    }

    @Test
    void dotsOctetByOctet() {
        Upstream upstream = lab.upstream();
        Client client = relay(upstream).client().envelope();
        client.send("DATA").hears("354");
        String message = "..a\r\n...\r\nb.\r\n\r\n..\r\n";
        client.dribble(message + ".\r\n").hears("250");
        assertEquals(Wire.sha256(Wire.unstuffed(message)), upstream.accepted().getFirst().sha256());
    }

    @Test
    void aLargeMessageStreamsWithBoundedMemory() {
        CountDownLatch gate = lab.gate();
        Upstream upstream = lab.upstream(Script.ready().inBody(1000, Act.hold(gate)));
        Client client = relay(upstream).client().envelope();
        client.send("DATA").hears("354");
        byte[] block = Wire.block(new Random(1), 200);
        int blocks = 400;
        Thread writer = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < blocks; i++) {
                client.write(block);
            }
            client.write(".\r\n");
        });
        assertFalse(Await.within(Setup.SHORT, () -> !writer.isAlive()), "40 MB vanished into the relay");
        gate.countDown();
        client.timeLimit(60_000).hears("250");
        assertEquals((long) block.length * blocks, upstream.accepted().getFirst().length());
    }

    @Test
    @DisplayName("5: a refused MAIL is the reply to its recipients, and the transaction is dead")
    void aRefusedSenderIsToldWithTheRecipient() {
        Upstream upstream = lab.upstream(Script.ready().on(Step.MAIL, Act.say("550-5.7.1 policy", SENDER_REFUSED), Act.say("250 2.1.0 ok")));
        RelayFixture relay = relay(upstream);
        Client client = relay.client();
        client.ehlo();
        client.send("MAIL FROM:<a@client.example>").hears("250");
        assertEquals(List.of("550-5.7.1 policy", SENDER_REFUSED), client.send("RCPT TO:<b@upstream.example>").hears("550").lines());
        assertEquals(List.of("550-5.7.1 policy", SENDER_REFUSED), client.send("RCPT TO:<c@upstream.example>").hears("550").lines());
        client.send("DATA").hears("503|554");
        client.write("BDAT 3 LAST\r\nx\r\n").hears("503|554");
        client.send("RSET").hears("250");
        assertEquals(1, upstream.count(Step.RCPT));
        assertEquals(0, upstream.count(Step.RSET) + upstream.count(Step.DATA) + upstream.count(Step.BDAT));
        assertTrue(client.mail().is("250"));
        assertEquals(1, relay.counters().delivered());
    }

    @Test
    void aRefusedSenderIsTheReplyToEveryCommandOfAGroup() {
        Upstream upstream = lab.upstream(Script.ready().on(Step.MAIL, Act.say(SENDER_REFUSED)).on(Step.DATA, Act.say("503 5.5.1 what")));
        Client client = relay(upstream).client();
        client.ehlo();
        client.send("MAIL FROM:<a@client.example>").hears("250");
        client.write("RCPT TO:<b@upstream.example>\r\nRCPT TO:<c@upstream.example>\r\nDATA\r\n");
        for (int i = 0; i < 3; i++) {
            assertEquals(SENDER_REFUSED, client.hears("550").toString());
        }
        client.send("RSET").hears("250");
    }

    @Test
    void refusalsOfASenderAreNoErrorsOfTheClient() {
        Upstream upstream = lab.upstream(Script.ready().on(Step.MAIL, Act.say(SENDER_REFUSED)));
        Client client = lab.relay(Setup.to(upstream).slow().errors(5)).client();
        client.ehlo();
        client.send("MAIL FROM:<a@client.example>").hears("250");
        for (int i = 0; i < 20; i++) {
            client.send("RCPT TO:<b" + i + "@upstream.example>").hears("550");
        }
    }

    /** It takes a message whose sender it has refused: whom should one believe? */
    @Test
    void anUpstreamThatContradictsItselfIsNotBelieved() {
        Upstream upstream = lab.upstream(Script.ready().on(Step.MAIL, Act.say(SENDER_REFUSED)));
        RelayFixture relay = relay(upstream);
        Client client = relay.client();
        client.ehlo();
        client.send("MAIL FROM:<a@client.example>").hears("250");
        client.write("RCPT TO:<b@upstream.example>\r\nDATA\r\n").hears("550");
        client.hears("421");
        assertEquals(0, relay.counters().delivered());
    }

    @Test
    void recipientsAreAnsweredByTheUpstreamOneByOne() {
        Upstream upstream = lab.upstream(Script.ready().on(Step.RCPT, Act.say("550 5.1.1 no"), Act.say("250-2.1.5 a", "250 2.1.5 b"),
                Act.say("450 4.2.1 later")));
        Client client = relay(upstream).client();
        client.ehlo();
        client.send("MAIL FROM:<a@client.example>").hears("250");
        assertEquals("550 5.1.1 no", client.send("RCPT TO:<1@upstream.example>").hears("550").toString());
        assertEquals(List.of("250-2.1.5 a", "250 2.1.5 b"), client.send("RCPT TO:<2@upstream.example>").hears("250").lines());
        assertEquals("450 4.2.1 later", client.send("RCPT TO:<3@upstream.example>").hears("450").toString());
        assertTrue(client.data(Wire.SMALL).is("250"));
        assertEquals(List.of("<2@upstream.example>"), upstream.accepted().getFirst().recipients());
    }

    @Test
    void withoutARecipientNoMessageIsAskedFor() {
        Upstream upstream = lab.upstream(Script.ready().on(Step.RCPT, Act.say("550 5.1.1 no")).on(Step.DATA, Act.say("554 5.5.1 no recipients")));
        Client client = relay(upstream).client();
        client.ehlo();
        client.send("MAIL FROM:<a@client.example>").hears("250");
        client.send("DATA").hears("503");
        client.send("RCPT TO:<1@upstream.example>").hears("550");
        client.send("DATA").hears("5xx");
        assertEquals(0, upstream.count(Step.BDAT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSET", "EHLO client.example", "QUIT"})
    void aSenderNobodyNeedsIsNeverSent(String command) {
        Upstream upstream = lab.upstream();
        Client client = relay(upstream).client();
        client.ehlo();
        client.send("MAIL FROM:<a@client.example>").hears("250");
        client.send("MAIL FROM:<b@client.example>").hears("503");
        client.send(command).hears("250|221");
        if (!command.equals("QUIT")) {
            client.send("RCPT TO:<b@upstream.example>").hears("503");
            client.mail();
            assertEquals("<sender@client.example>", upstream.accepted().getFirst().from());
        }
        assertEquals(command.equals("QUIT") ? 0 : 1, upstream.count(Step.MAIL));
        assertEquals(0, upstream.count(Step.RSET));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(Arguments.of(Way.DATA, Step.DATA, "452 4.3.1 full"), Arguments.of(Way.DATA, Step.DOT, "554 5.6.0 spam"),
                Arguments.of(Way.CHUNKS, Step.DOT, "554 5.6.0 spam"));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("refusals")
    void aRefusedMessageIsToldAtItsEndAndTheSessionGoesOn(Way way, Step step, String refusal) {
        Upstream upstream = lab.upstream(way.script.on(step, Act.say(refusal), Act.say(step == Step.DATA ? "354 go" : "250 2.0.0 ok")));
        RelayFixture relay = relay(upstream);
        Client client = relay.client().envelope();
        client.send("DATA").hears("354");
        client.write("Subject: x\r\n").hearsNothing(Setup.SHORT);
        assertEquals(refusal, client.write("\r\n.\r\n").hears("4xx|5xx").toString());
        client.mail();
        client.quit();
        assertEquals(1, upstream.accepted().size());
        assertEquals(1, relay.counters().delivered());
        Await.until("the record", () -> relay.sessions().ended().size() == 1);
        assertEquals(List.of(false, true), relay.sessions().ended().getFirst().messages().stream().map(m -> m.delivered()).toList());
    }

    @Test
    void aRefusedChunkIsToldAtTheEndAndNoMoreAreSent() {
        Upstream upstream = lab.upstream(Script.ready().on(Step.BDAT, Act.say("552-5.3.4 too", "552 5.3.4 much")));
        RelayFixture relay = relay(upstream);
        Client client = relay.client().envelope();
        client.send("DATA").hears("354");
        client.write("Subject: x\r\n");
        Await.until("the first chunk", () -> upstream.count(Step.RSET) == 1);
        client.write("more\r\n".repeat(20_000)).hearsNothing(Setup.SHORT);
        assertEquals(List.of("552-5.3.4 too", "552 5.3.4 much"), client.write(".\r\n").hears("552").lines());
        assertEquals(1, upstream.count(Step.BDAT));
        client.mail();
        assertEquals(1, upstream.accepted().size());
        assertEquals(1, relay.counters().delivered());
    }

    /** Both chunks are on their way when the first is refused; the reply to the last one is not the one that counts. */
    @Test
    void theFirstRefusalOfAChunkIsTheFinalReply() {
        CountDownLatch gate = lab.gate();
        Upstream upstream = lab.upstream(Script.ready().on(Step.BDAT, Act.all(Act.hold(gate), Act.say("452 4.3.1 full")))
                .on(Step.DOT, Act.say("503 5.5.1 what"), Act.say("250 2.0.0 ok")));
        Client client = relay(upstream).client().envelope();
        client.send("DATA").hears("354");
        client.write("Subject: x\r\n");
        Await.until("the first chunk", () -> upstream.count(Step.BDAT) == 1);
        client.write("\r\n.\r\n").hearsNothing(Setup.SHORT);
        gate.countDown();
        assertEquals("452 4.3.1 full", client.hears("452").toString());
        client.mail();
        assertEquals(1, upstream.accepted().size());
        assertEquals(1, upstream.count(Step.RSET));
    }

    @Test
    @DisplayName("1: a message that was accepted after a part of it was refused is one of unknown outcome")
    void anAcceptanceBehindARefusedChunkIsNotBelieved() {
        CountDownLatch gate = lab.gate();
        Upstream upstream = lab.upstream(Script.ready().on(Step.BDAT, Act.all(Act.hold(gate), Act.say("452 4.3.1 full"))));
        RelayFixture relay = relay(upstream);
        Client client = relay.client().envelope();
        client.send("DATA").hears("354");
        client.write("Subject: x\r\n");
        Await.until("the first chunk", () -> upstream.count(Step.BDAT) == 1);
        client.write("\r\n.\r\n").hearsNothing(Setup.SHORT);
        gate.countDown();
        client.hears("451");
        assertEquals(0, relay.counters().delivered());
    }

    static Stream<Arguments> failures() {
        return Stream.of(Way.values()).flatMap(way -> Stream.of(Step.MAIL, Step.RCPT, way == Way.DATA ? Step.DATA : Step.BDAT, Step.DOT)
                .flatMap(step -> Stream.of(
                        Arguments.of(way, step, "is reset", Act.kill()),
                        Arguments.of(way, step, "is closed", Act.close()),
                        Arguments.of(way, step, "is silent", Act.silence()),
                        Arguments.of(way, step, "says 421", Act.all(Act.say("421 4.3.2 going down"), Act.close())),
                        Arguments.of(way, step, "says half a reply", Act.all(Act.raw("25"), Act.close())),
                        Arguments.of(way, step, "says garbage", Act.say("garbage")),
                        Arguments.of(way, step, "greets again", Act.say("220 hello")))));
    }

    @ParameterizedTest(name = "{0}: at {1} {2}")
    @MethodSource("failures")
    @DisplayName("4: every failure is told by how far the message had come")
    void isToldByHowFarItCame(Way way, Step step, String name, Act act) {
        Upstream upstream = lab.upstream(way.script.on(step, act));
        RelayFixture relay = impatient(upstream);
        Client client = relay.client();
        client.ehlo();
        client.send("MAIL FROM:<a@client.example>").hears("250");
        Reply reply = client.send("RCPT TO:<b@upstream.example>").hears("250|421");
        if (reply.is("250")) {
            client.send("DATA").hears("354");
            client.tryWrite("Subject: x\r\n");
            Await.until("the first chunk", () -> way == Way.DATA || upstream.count(Step.BDAT) > 0);
            Await.within(Setup.SHORT.dividedBy(4), () -> false);
            reply = client.tryWrite("\r\n.\r\n").hears("4xx");
        }
        boolean toTheEnd = step == Step.DOT || step == Step.BDAT && name.equals("is silent");
        if (name.equals("says 421")) {
            assertEquals("421 4.3.2 going down", reply.toString());
        } else {
            assertTrue(reply.is(toTheEnd ? "451" : "421"), reply.toString());
        }
        assertTrue(toTheEnd || upstream.messages().isEmpty());
        assertEquals(0, relay.counters().delivered());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("4: killed at every octet of a dialogue, the upstream has no message that the client was not told of")
    void killedAtEveryOctet(Way way) {
        for (long octets = 0; octets <= Wire.SMALL.length(); octets++) {
            Upstream upstream = lab.upstream(way.script.inBody(octets, Act.kill()));
            RelayFixture relay = relay(upstream);
            Client client = relay.client().envelope();
            client.send("DATA").hears("354");
            Reply reply = client.tryWrite(Wire.SMALL + ".\r\n").hears("xxx");
            boolean taken = !upstream.accepted().isEmpty();
            assertEquals(taken, reply.is("250"), octets + ": " + reply);
            assertTrue(taken || reply.is("421|451"), octets + ": " + reply);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("1: an acceptance in the middle of a message is none")
    void anAcceptanceInMidMessageIsNone(Way way) {
        Upstream upstream = lab.upstream(way.script.inBody(5, Act.say("250 2.0.0 enough", "250 2.0.0 really")).on(Step.DOT, Act.silence()));
        RelayFixture relay = impatient(upstream);
        Client client = relay.client().envelope();
        client.send("DATA").hears("354");
        client.write("Subject: x\r\n");
        Await.until("half a message upstream", () -> upstream.session().bodyOctets() > 5);
        Await.within(Setup.SHORT.dividedBy(4), () -> false);
        client.tryWrite("\r\n.\r\n").hears("4xx|5xx");
        assertEquals(0, relay.counters().delivered());
    }

    @ParameterizedTest
    @EnumSource
    void theTenthMessageOfASessionIsAsGoodAsTheFirst(Way way) {
        Upstream upstream = lab.upstream(way.script);
        RelayFixture relay = relay(upstream);
        Client client = relay.client();
        client.ehlo();
        for (int i = 0; i < 10; i++) {
            assertTrue(client.mail().is("250"));
        }
        client.quit();
        assertEquals(10, upstream.accepted().size());
        assertEquals(10, relay.counters().delivered());
    }

    @Test
    void aClientThatPipelinesIsLeftToIt() {
        Upstream upstream = lab.upstream();
        Client client = relay(upstream).client();
        client.ehlo();
        client.write("MAIL FROM:<a@client.example>\r\nRCPT TO:<b@upstream.example>\r\nDATA\r\n");
        assertEquals("250 2.1.0 sender ok", client.hears("250").toString());
        client.hears("250");
        assertEquals("354 go ahead", client.hears("354").toString());
        client.write(Wire.SMALL + ".\r\n").hears("250");
        assertEquals(1, upstream.count(Step.DATA));
    }

    @Test
    void withoutPipeliningAllIsLockStep() {
        Upstream upstream = lab.upstream(Script.bare().offering("CHUNKING"));
        Client client = relay(upstream).client();
        client.ehlo();
        assertEquals("250 2.1.0 sender ok", client.send("MAIL FROM:<a@client.example>").hears("250").toString());
        client.send("RCPT TO:<b@upstream.example>").hears("250");
        assertEquals("354 go ahead", client.send("DATA").hears("354").toString());
        client.write(Wire.SMALL + ".\r\n").hears("250");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb\r\n", "a\rb\r\n", "a\0b\r\n", "\n.\r\n", "\r.\r\n"})
    void aStrayOctetIsRefusedInChunksToo(String octets) {
        Upstream upstream = lab.upstream();
        Client client = relay(upstream).client().envelope();
        client.send("DATA").hears("354");
        client.tryWrite(octets + "\r\n.\r\n").hears("554");
        assertEquals(0, upstream.messages().size());
    }
}
