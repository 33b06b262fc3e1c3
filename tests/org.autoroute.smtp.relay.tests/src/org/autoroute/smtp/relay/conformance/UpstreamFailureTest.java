package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An upstream that fails: the client hears 4xx and keeps its mail, and never hears that a message was taken. */
class UpstreamFailureTest {

    private static final List<Step> STEPS = List.of(Step.GREETING, Step.EHLO, Step.MAIL, Step.RCPT, Step.DATA, Step.DOT);
    private static final List<String> SAID = List.of("", "EHLO client.example\r\n", "MAIL FROM:<a@client.example>\r\n",
            "RCPT TO:<b@upstream.example>\r\n",
            "DATA\r\n", Wire.SMALL + ".\r\n");

    @RegisterExtension
    final Lab lab = new Lab();

    static Stream<Arguments> failures() {
        return STEPS.stream().flatMap(step -> Stream.of(
                Arguments.of(step, "is reset", Act.kill()),
                Arguments.of(step, "is closed", Act.close()),
                Arguments.of(step, "is silent", Act.silence()),
                Arguments.of(step, "says 421", Act.all(Act.say("421 4.3.2 going down"), Act.close())),
                Arguments.of(step, "says 421 and stays", Act.say("421 4.3.2 going down")),
                Arguments.of(step, "says half a reply", Act.all(Act.raw("25"), Act.close())),
                Arguments.of(step, "says half a reply and waits", Act.all(Act.raw("250 o"), Act.silence())),
                Arguments.of(step, "says the first line", Act.all(Act.say("250-one"), Act.kill())),
                Arguments.of(step, "says garbage", Act.say("garbage"))));
    }

    @ParameterizedTest(name = "at {0} {1}")
    @MethodSource("failures")
    void isToldWith4xx(Step step, String name, Act act) {
        Upstream upstream = lab.upstream(Script.ready().on(step, act));
        RelayFixture relay = lab.relay(Setup.to(upstream).impatient());
        Client client = relay.client();
        Reply reply = null;
        for (int i = 0; i < SAID.size() && (reply == null || !reply.is("4xx")); i++) {
            reply = client.write(SAID.get(i)).hears("220|250|354|4xx");
        }
        assertTrue(reply.is("4xx"), reply.toString());
        if (name.startsWith("says 421") && STEPS.indexOf(step) > 1) {
            assertEquals("421 4.3.2 going down", reply.toString());
        }
        assertTrue(client.tryWrite("NOOP\r\n").hearsUntilEnd().stream().noneMatch(r -> r.is("354")));
        assertEquals(0, relay.counters().delivered());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 5, 100_000})
    void inMidDataIsToldWith4xx(long octets) {
        Upstream upstream = lab.upstream(Script.ready().inBody(octets, Act.kill()));
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client().envelope();
        client.send("DATA").hears("354");
        client.tryWrite("x".repeat(200_000) + "\r\n.\r\n");
        client.hears("4xx");
        assertEquals(0, relay.counters().delivered());
    }

    @Test
    void aRefusalInMidDataIsToldAndTheMessageIsNotTaken() {
        Upstream upstream = lab.upstream(Script.ready().inBody(1000, Act.all(Act.say("552 5.3.4 too much"), Act.close())));
        RelayFixture relay = lab.relay(Setup.to(upstream));
        Client client = relay.client().envelope();
        client.send("DATA").hears("354");
        client.tryWrite("x".repeat(200_000) + "\r\n.\r\n");
        client.hears("4xx|5xx");
        assertEquals(0, relay.counters().delivered());
    }

    /** What is said in the middle of a message cannot be the answer to its end. */
    @Test
    void anAcceptanceInMidDataIsNone() {
        Upstream upstream = lab.upstream(Script.ready().inBody(1000, Act.say("250 2.0.0 enough")).on(Step.DOT, Act.silence()));
        RelayFixture relay = lab.relay(Setup.to(upstream).impatient());
        Client client = relay.client().envelope();
        client.send("DATA").hears("354");
        client.write("x".repeat(5000) + "\r\n");
        Await.until("half a message upstream", () -> upstream.session().bodyOctets() > 1000);
        Await.segment();
        client.tryWrite(".\r\n").hears("4xx|5xx");
        assertEquals(0, relay.counters().delivered());
    }

    @Test
    void silenceInMidDataIsToldWith4xx() {
        Upstream upstream = lab.upstream(Script.ready().inBody(1000, Act.hold(lab.gate())));
        RelayFixture relay = lab.relay(Setup.to(upstream).impatient());
        Client client = relay.client().envelope();
        client.send("DATA").hears("354");
        Thread writer = Thread.ofVirtual().start(() -> client.tryWrite("x".repeat(64 * 1024 * 1024)));
        client.hears("4xx");
        client.close();
        Await.until("the end of the writer", () -> !writer.isAlive());
    }

    /** 421 may come at any time (RFC 5321 section 3.8), as may the end of the connection. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anIdleClientHearsThatTheUpstreamIsGone(boolean inTransaction) throws IOException {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.ehlo();
        if (inTransaction) {
            client.nextEnvelope();
        }
        upstream.session().say("421 4.3.2 shutting down");
        upstream.session().kill();
        client.hears("421");
        client.hearsEnd();
    }

    @Test
    void anUpstreamThatHangsUpBetweenTransactionsIsToldWith421() {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.mail();
        upstream.session().kill();
        client.hears("421");
        client.hearsEnd();
        assertEquals(1, upstream.accepted().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"250 2.0.0 nobody asked", "garbage", "354 go", "220 hello"})
    void aReplyNobodyAskedForEndsTheSession(String unsolicited) throws IOException {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.ehlo();
        upstream.session().say(unsolicited);
        client.hears("421");
        client.hearsEnd();
    }

    @ParameterizedTest
    @ValueSource(strings = {"250 2.0.0 nobody asked", "garbage", "354 go", "220 hello"})
    void aReplyNobodyAskedForIsNeverTheAnswerToTheNextCommand(String unsolicited) throws IOException {
        Upstream upstream = lab.upstream(Script.ready().on(Step.MAIL, Act.say("550 5.7.1 no")));
        Client client = lab.relay(upstream).client();
        client.ehlo();
        upstream.session().say(unsolicited);
        client.tryWrite("MAIL FROM:<a@client.example>\r\n");
        client.hears("421");
    }

    /** An answer to EHLO that came with the greeting was given to nobody's question. */
    @Test
    void anAnswerToEhloAheadOfEhloIsNone() {
        Upstream upstream = lab.upstream(Script.bare().on(Step.GREETING, Act.say("220 upstream.example", "250-fake.example", "250 SIZE 5")));
        Client client = lab.relay(Setup.to(upstream).impatient()).client();
        if (client.hears("220|4xx").is("220")) {
            assertEquals(1, client.send("EHLO client.example").hears("250").lines().size());
        }
    }

    @Test
    void moreRepliesThanCommandsAreNeverPassedOn() {
        Upstream upstream = lab.upstream(Script.ready().on(Step.MAIL, Act.say("250 2.1.0 sender", "250 2.1.5 recipient", "354 go",
                "250 2.0.0 queued")));
        RelayFixture relay = lab.relay(Setup.to(upstream).impatient());
        Client client = relay.client();
        client.ehlo();
        client.send("MAIL FROM:<a@client.example>").hears("250|4xx");
        assertTrue(client.hearsUntilEnd().stream().allMatch(reply -> reply.is("4xx")));
        assertEquals(0, relay.counters().delivered());
    }

    @ParameterizedTest
    @EnumSource(names = {"GREETING", "EHLO", "MAIL", "DOT"})
    void aReplyLineWithoutEndIsToldWith4xx(Step step) {
        replyWithoutEnd(step, Act.raw("250 " + "x".repeat(1 << 20)));
    }

    @ParameterizedTest
    @EnumSource(names = {"GREETING", "EHLO", "MAIL", "DOT"})
    void aReplyWithoutEndIsToldWith4xx(Step step) {
        replyWithoutEnd(step, Act.raw("250-and so on\r\n".repeat(100_000)));
    }

    private void replyWithoutEnd(Step step, Act act) {
        Upstream upstream = lab.upstream(Script.ready().on(step, act));
        RelayFixture relay = lab.relay(Setup.to(upstream));
        Client client = relay.client();
        Reply reply = null;
        for (int i = 0; i < SAID.size() && (reply == null || !reply.is("4xx")); i++) {
            reply = client.write(SAID.get(i)).hears("220|250|354|4xx");
        }
        assertTrue(reply.is("4xx"));
        assertEquals(0, relay.counters().delivered());
    }

    /** No server is to be greeted that closes the door; the client is told in its first reply. */
    @ParameterizedTest
    @ValueSource(strings = {"554 5.7.1 go away", "421 4.3.2 closed", "500 what", "354 no", "250 ok"})
    void aGreetingThatIsNoneIsToldInTheFirstReply(String greeting) {
        Upstream upstream = lab.upstream(Script.ready().on(Step.GREETING, Act.say(greeting)));
        lab.relay(Setup.to(upstream).impatient()).client().hears("4xx|5xx");
        assertEquals(0, upstream.count(Step.MAIL));
    }
}
