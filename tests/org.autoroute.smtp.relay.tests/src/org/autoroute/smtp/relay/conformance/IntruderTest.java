package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that do not want to send mail, or not by the rules. */
class IntruderTest {

    private static final String ENVELOPE = "EHLO x\r\nMAIL FROM:<a@client.example>\r\nRCPT TO:<b@upstream.example>\r\nDATA\r\n";

    @RegisterExtension
    final Lab lab = new Lab();

    /** A web page that posts to the port: the lines of its body must not become commands. */
    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1", "POST / HTTP/1.1", "PUT /x HTTP/1.1", "HEAD / HTTP/1.0", "OPTIONS * HTTP/1.1",
            "CONNECT a.example:25 HTTP/1.1",
            "DELETE / HTTP/1.1", "PATCH / HTTP/1.1", "TRACE / HTTP/1.1", "PRI * HTTP/2.0", "post /lower HTTP/1.1"})
    void aBrowserIsDropped(String request) {
        Upstream upstream = lab.upstream();
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client();
        client.hears("220");
        client.tryWrite(request + "\r\nHost: localhost\r\nContent-Type: text/plain\r\n\r\n" + ENVELOPE);
        dropped(upstream, client);
        Await.until("the count", () -> relay.counters().refused() == 1);
    }

    @Test
    void aBrowserThatDoesNotWaitForTheGreetingIsDropped() {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.tryWrite("POST / HTTP/1.1\r\nHost: localhost\r\n\r\n" + ENVELOPE);
        List<Reply> replies = client.hearsUntilEnd();
        assertTrue(replies.stream().noneMatch(reply -> reply.is("250|354")), replies.toString());
        assertEquals(0, upstream.count(Step.MAIL));
    }

    @Test
    void aBrowserBehindACommandOfTheSameFlightIsDroppedWithIt() {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.tryWrite("MAIL FROM:<a@client.example>\r\nGET / HTTP/1.1\r\n");
        dropped(upstream, client);
    }

    @Test
    void tlsIsDropped() {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.hears("220");
        client.tryWrite("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003" + "\r\n" + ENVELOPE);
        dropped(upstream, client);
    }

    private static void dropped(Upstream upstream, Client client) {
        List<Reply> replies = client.hearsUntilEnd();
        assertTrue(replies.stream().allMatch(reply -> reply.is("4xx|5xx")) && replies.size() <= 1, replies.toString());
        assertEquals(0, upstream.count(Step.MAIL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO x\r\n", "QUIT\r\n", "E", ENVELOPE})
    void whoTalksBeforeTheGreetingIsNotServed(String octets) {
        CountDownLatch gate = lab.gate();
        Upstream upstream = lab.upstream(Script.ready().on(Step.GREETING, Act.all(Act.hold(gate), Act.say("220 upstream.example"))));
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client().write(octets);
        Await.until("a connection to the upstream", () -> !upstream.sessions().isEmpty() || relay.counters().refused() > 0);
        gate.countDown();
        List<Reply> replies = client.hearsUntilEnd();
        assertTrue(replies.stream().allMatch(reply -> reply.is("4xx|5xx")), replies.toString());
        assertEquals(0, upstream.count(Step.MAIL));
    }

    @Test
    void aCommandLineWithoutEndIsRefusedAndNotKept() {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.ehlo();
        for (int i = 0; i < 64; i++) {
            client.tryWrite("x".repeat(64 * 1024));
        }
        client.tryWrite("\r\nQUIT\r\n");
        List<Reply> replies = client.hearsUntilEnd();
        assertTrue(replies.stream().allMatch(reply -> reply.is("5xx|221|421")) && replies.size() <= 2, replies.toString());
        assertEquals(0, upstream.count(Step.OTHER));
    }

    @Test
    void aCommandLineThatComesTooSlowlyEndsTheSession() {
        RelayFixture relay = lab.relay(Setup.to(lab.upstream()).impatientWithLines());
        Client client = relay.client();
        client.ehlo();
        int octets = 0;
        while (!Await.within(Setup.SHORT.dividedBy(10), () -> relay.counters().open() == 0)) {
            client.tryWrite("x");
            assertTrue(octets++ < 100, "a session for a word that never ends");
        }
    }

    @Test
    void aClientThatIsSilentIsToldAndSentAway() {
        RelayFixture relay = lab.relay(Setup.to(lab.upstream()).hurried());
        Client client = relay.client();
        client.ehlo();
        client.hears("421");
        client.hearsEnd();
    }

    @Test
    void aClientThatIsSilentInMidDataIsSentAwayAndItsMessageForgotten() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = lab.relay(Setup.to(upstream).hurried());
        Client client = relay.client().envelope();
        client.send("DATA").hears("354");
        client.write("Subject: half\r\n");
        client.hears("4xx");
        client.hearsEnd();
        Await.until("the end upstream", upstream.session()::ended);
        assertEquals(0, upstream.messages().size());
    }

    @Test
    void tooManyErrorsEndTheSession() {
        RelayFixture relay = lab.relay(Setup.to(lab.upstream()).errors(5));
        Client client = relay.client();
        client.ehlo();
        client.tryWrite("FOO\r\n".repeat(100));
        List<Reply> replies = client.hearsUntilEnd();
        assertTrue(replies.size() >= 5 && replies.size() <= 7, replies.size() + " answers");
        assertTrue(replies.stream().allMatch(reply -> reply.is("5xx|421")));
    }

    @Test
    void refusalsOfTheUpstreamAreNoErrorsOfTheClient() {
        RelayFixture relay = lab.relay(Setup.to(lab.upstream(Script.ready().on(Step.RCPT, Act.say("550 5.1.1 no")))).errors(5));
        Client client = relay.client();
        client.ehlo();
        client.send("MAIL FROM:<a@client.example>").hears("250");
        for (int i = 0; i < 50; i++) {
            client.send("RCPT TO:<r" + i + "@upstream.example>").hears("550");
        }
    }

    @Test
    void aConnectionThatIsResetLeavesNothingBehind() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = lab.relay(upstream);
        for (int i = 0; i < 50; i++) {
            Client client = relay.client();
            if (i % 3 > 0) {
                client.ehlo();
            }
            if (i % 3 > 1) {
                client.write("MAIL FROM:<a@client.example>\r\n");
            }
            client.kill();
        }
        Await.until("the end of all sessions", () -> relay.counters().open() == 0);
        Await.until("the end of all connections upstream", () -> upstream.sessions().stream().allMatch(UpstreamSession::ended));
        relay.mail();
    }
}
