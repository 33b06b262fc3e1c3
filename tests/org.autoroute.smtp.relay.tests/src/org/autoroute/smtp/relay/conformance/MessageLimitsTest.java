package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Size (RFC 1870) and hops (RFC 5321 section 6.3) of a message. */
class MessageLimitsTest {

    private static final int HOPS = 5;
    private static final String RECEIVED = "Received: from a by b; Mon, 1 Jan 2024 00:00:00 +0000\r\n";

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void aDeclaredSizeTheUpstreamRefusesIsRefused() {
        Script script = Script.ready().offering("SIZE 1000").on(Step.MAIL, Act.say("552 5.3.4 message too big"), Act.say("250 ok"));
        Client client = lab.clientOf(script);
        assertTrue(client.ehlo().lines().contains("250 SIZE 1000"));
        client.send("MAIL FROM:<a@client.example> SIZE=1001").hears("552");
        client.send("MAIL FROM:<a@client.example> SIZE=1000").hears("250|552");
    }

    @Test
    void theUpstreamsWordOnAMeasuredSizeIsPassedOn() {
        Upstream upstream = lab.upstream(Script.ready().offering("SIZE 1000").on(Step.DOT, Act.say("552 5.3.4 message too big")));
        Client client = lab.relay(upstream).client().envelope();
        client.send("DATA").hears("354");
        client.tryWrite("x".repeat(100_000) + "\r\n.\r\n").hears("552");
        assertTrue(upstream.accepted().isEmpty());
    }

    @Test
    void dotsAddedForTransparencyDoNotCount() {
        Upstream upstream = lab.upstream(Script.ready().offering("SIZE 1000"));
        assertTrue(lab.relay(upstream).client().envelope().data("..\r\n".repeat(333)).is("250"));
        assertEquals(1, upstream.accepted().size());
    }

    @Test
    void aSmallerMessageThanDeclaredIsNoMatter() {
        Client client = lab.clientOf(Script.ready());
        client.ehlo();
        client.send("MAIL FROM:<a@client.example> SIZE=100000").hears("250");
        client.send("RCPT TO:<b@upstream.example>").hears("250");
        assertTrue(client.data(Wire.SMALL).is("250"));
    }

    static Stream<List<String>> spellings() {
        return Stream.of(List.of(RECEIVED), List.of("received: x\r\n"), List.of("RECEIVED:x\r\n"),
                List.of("Received: a\r\n\tfolded\r\n folded again\r\n"),
                List.of("Subject: between\r\n", RECEIVED));
    }

    private RelayFixture counting(Upstream upstream) {
        return lab.relay(Setup.to(upstream).hops(HOPS));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void aMessageThatRunsInCirclesIsStopped(List<String> hop) {
        Upstream upstream = lab.upstream();
        Client client = counting(upstream).client().envelope();
        client.send("DATA").hears("354");
        client.tryWrite(String.join("", hop).repeat(HOPS + 1) + Wire.SMALL + ".\r\n").hears("5xx");
        Await.until("the end upstream", upstream.session()::ended);
        assertEquals(0, upstream.messages().size(), "no dot goes upstream");
    }

    @Test
    void aMessageThatRunsInCirclesIsStoppedOctetByOctet() {
        Upstream upstream = lab.upstream();
        Client client = counting(upstream).client().envelope();
        client.send("DATA").hears("354");
        client.dribble("Received: x\r\n".repeat(HOPS + 1)).tryWrite("\r\nbody\r\n.\r\n");
        client.hears("5xx");
        assertEquals(0, upstream.messages().size());
    }

    @Test
    void asManyHopsAsAllowedPass() {
        Upstream upstream = lab.upstream();
        String message = RECEIVED.repeat(HOPS) + Wire.SMALL;
        assertTrue(counting(upstream).client().envelope().data(message).is("250"));
        assertEquals(Wire.sha256(message), upstream.accepted().getFirst().sha256());
    }

    @Test
    void whatLooksLikeAHopInTheBodyIsNone() {
        Upstream upstream = lab.upstream();
        String message = RECEIVED + "X-Received: a\r\nReceived-SPF: b\r\n Received: folded\r\n".repeat(HOPS) + "\r\n" + RECEIVED.repeat(20);
        assertTrue(counting(upstream).client().envelope().data(message).is("250"));
    }

    @Test
    void theEndOfTheHeaderIsFoundWhereverASegmentEnds() {
        String header = RECEIVED.repeat(HOPS) + "Subject: x\r\n";
        String message = header + "\r\n" + RECEIVED.repeat(HOPS);
        Upstream upstream = lab.upstream();
        Client client = counting(upstream).client();
        client.ehlo();
        for (int cut = header.length() - 2; cut < header.length() + 4; cut++) {
            client.nextEnvelope().send("DATA").hears("354");
            client.write(message.substring(0, cut));
            long before = cut - 2L + upstream.accepted().size() * (long) message.length();
            Await.until("the first segment upstream", () -> upstream.session().bodyOctets() >= before);
            client.write(message.substring(cut) + ".\r\n").hears("250");
        }
    }

    @Test
    void hopsAreCountedForEachMessage() {
        Upstream upstream = lab.upstream();
        Client client = counting(upstream).client();
        client.ehlo();
        for (int i = 0; i < 4; i++) {
            assertTrue(client.nextEnvelope().data(RECEIVED.repeat(HOPS) + "\r\nx\r\n").is("250"));
        }
    }
}
