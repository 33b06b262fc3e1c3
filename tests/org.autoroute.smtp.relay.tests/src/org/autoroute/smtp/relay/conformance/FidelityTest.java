package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A message arrives octet for octet, however it looks and however it is cut into segments. */
class FidelityTest {

    @RegisterExtension
    final Lab lab = new Lab();

    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("an empty line", "\r\n"),
                Arguments.of("empty lines", "\r\n".repeat(5000)),
                Arguments.of("a dot", "..\r\n"),
                Arguments.of("only dots", "..\r\n...\r\n....\r\n"),
                Arguments.of("many dots", "..\r\n".repeat(5000)),
                Arguments.of("dots inside", "a.\r\n.. .\r\n..\r\n.\t\r\nx\r\n"),
                Arguments.of("a dot and more, not doubled", ".x\r\n.header: y\r\n"),
                Arguments.of("no header", "hello\r\n"),
                Arguments.of("every octet", everyOctet()),
                Arguments.of("8 bit", "\u00ff\u00fe\u0080\u00c3\u00a9\r\n".repeat(100)),
                Arguments.of("commands", "QUIT\r\nRSET\r\nMAIL FROM:<x@y.example>\r\nDATA\r\n"),
                Arguments.of("a line of 998", "x".repeat(998) + "\r\n"),
                Arguments.of("a line of 1,000", "x".repeat(1000) + "\r\n"),
                Arguments.of("a line of 5,000", "x".repeat(5000) + "\r\n"),
                Arguments.of("a line of a million", "x".repeat(1_000_000) + "\r\n"),
                Arguments.of("a header line of 100,000", "Subject: " + "y".repeat(100_000) + "\r\n\r\nz\r\n"));
    }

    private static String everyOctet() {
        StringBuilder octets = new StringBuilder();
        IntStream.range(1, 256).filter(octet -> octet != '\r' && octet != '\n').forEach(octet -> octets.append((char) octet));
        return octets + "\r\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void arrivesUnchanged(String name, String message) {
        carried(message, client -> client.write(message + ".\r\n"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void randomMessagesArriveUnchanged(long seed) {
        Random random = new Random(seed);
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.ehlo();
        for (int i = 0; i < 20; i++) {
            String message = Wire.random(random, 20_000);
            client.nextEnvelope().data(message);
            assertEquals(Wire.sha256(message), upstream.accepted().get(i).sha256(), "seed " + seed + ", message " + i);
        }
    }

    @Test
    void arrivesUnchangedOctetByOctet() {
        String message = "Subject: a\r\n\r\n..\r\n.x\r\n...\r\n\r\ny.\r\n";
        carried(message, client -> client.dribble(message + ".\r\n"));
    }

    @Test
    void arrivesUnchangedWhereverASegmentEnds() {
        String message = "A: b\r\n\r\n..\r\nc\r\n";
        String octets = message + ".\r\n";
        IntStream.range(1, octets.length()).forEach(i -> carried(message, client -> {
            client.write(octets.substring(0, i));
            Await.segment();
            client.write(octets.substring(i));
        }));
    }

    @Test
    void theDotAloneInASegmentEndsAMessage() {
        carried(Wire.SMALL, client -> {
            client.write(Wire.SMALL);
            Await.segment();
            client.write(".\r\n");
        });
    }

    private interface Sender {
        void send(Client client);
    }

    private void carried(String message, Sender sender) {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client().envelope();
        client.send("DATA").hears("354");
        sender.send(client);
        client.hears("250");
        Received received = upstream.accepted().getFirst();
        assertEquals(message.length(), received.length());
        assertEquals(Wire.sha256(message), received.sha256());
        client.mail();
        assertEquals(Wire.sha256(Wire.SMALL), upstream.accepted().get(1).sha256(), "the next message of the session");
        client.quit();
    }
}
