package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BDAT (RFC 3030): octets are counted and never taken for commands, and every promise holds as it does for DATA. */
class ChunkingTest {

    private static final String ENVELOPE = "MAIL FROM:<a@client.example>\r\nRCPT TO:<b@upstream.example>\r\n";

    @RegisterExtension
    final Lab lab = new Lab();

    private static String chunk(String octets) {
        return "BDAT " + octets.length() + "\r\n" + octets;
    }

    private static String last(String octets) {
        return "BDAT " + octets.length() + " LAST\r\n" + octets;
    }

    private Client opened(Upstream upstream) {
        return lab.relay(Setup.to(upstream).impatient()).client().envelope();
    }

    @Test
    @DisplayName("1: a message in chunks is accepted only when the upstream has accepted its last one")
    void acceptedWithTheLast() {
        CountDownLatch gate = lab.gate();
        Upstream upstream = lab.upstream(Script.ready().on(Step.DOT, Act.all(Act.hold(gate), Act.say("250 2.0.0 queued as 1"))));
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client().envelope();
        assertEquals("250 2.0.0 chunk ok", client.write(chunk("Subject: x\r\n")).hears("250").toString());
        client.write(last("\r\nhello\r\n")).hearsNothing(Setup.SHORT);
        assertEquals(0, relay.counters().delivered());
        gate.countDown();
        assertEquals("250 2.0.0 queued as 1", client.hears("250").toString());
        Await.until("the count", () -> relay.counters().delivered() == 1);
        assertEquals(Wire.sha256("Subject: x\r\n\r\nhello\r\n"), upstream.accepted().getFirst().sha256());
    }

    @RepeatedTest(20)
    @DisplayName("2: chunks of every size reach the upstream octet for octet")
    void octetForOctet(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.ehlo();
        String message = Wire.random(random, 300_000);
        boolean pipelined = random.nextBoolean();
        StringBuilder all = new StringBuilder();
        int chunks = 0;
        int at = 0;
        while (message.length() - at > 20_000 && chunks < 30) {
            int size = random.nextInt(20_000);
            all.append(chunk(message.substring(at, at + size)));
            at += size;
            chunks++;
        }
        all.append(last(message.substring(at)));
        client.write(ENVELOPE);
        if (!pipelined) {
            client.hearsOften("250 ", 2);
        }
        client.write(all.toString());
        client.hearsOften("250 ", (pipelined ? 2 : 0) + chunks);
        assertTrue(client.hears("250").last().contains("queued"));
        assertEquals(Wire.sha256(message), upstream.accepted().getFirst().sha256());
        client.quit();
    }

    @Test
    void aLineEndMayLieInTwoChunks() {
        Upstream upstream = lab.upstream();
        Client client = opened(upstream);
        client.write(chunk("Subject: x\r") + chunk("\n") + chunk("") + chunk("\r") + last("\n.\r\n"));
        client.hearsOften("250 ", 5);
        assertEquals(Wire.sha256("Subject: x\r\n\r\n.\r\n"), upstream.accepted().getFirst().sha256());
    }

    @Test
    void octetByOctet() {
        Upstream upstream = lab.upstream();
        Client client = opened(upstream);
        client.dribble(chunk("ab\r\n") + last("QUIT\r\n") + "NOOP\r\n");
        client.hearsOften("250 ", 3);
        assertEquals(Wire.sha256("ab\r\nQUIT\r\n"), upstream.accepted().getFirst().sha256());
    }

    @Test
    void aLargeChunkStreamsWithBoundedMemory() {
        CountDownLatch gate = lab.gate();
        Upstream upstream = lab.upstream(Script.ready().offering("CHUNKING").inBody(1000, Act.hold(gate)));
        Client client = lab.relay(upstream).client().envelope();
        byte[] block = Wire.block(new Random(1), 200);
        int blocks = 400;
        Thread writer = Thread.ofVirtual().start(() -> {
            client.write("BDAT " + (long) block.length * blocks + " LAST\r\n");
            for (int i = 0; i < blocks; i++) {
                client.write(block);
            }
        });
        assertTrue(!Await.within(Setup.SHORT, () -> !writer.isAlive()), "40 MB vanished into the relay");
        gate.countDown();
        client.timeLimit(60_000).hears("250");
        assertEquals((long) block.length * blocks, upstream.accepted().getFirst().length());
    }

    @ParameterizedTest
    @CsvSource({"EHLO, 503", "HELO, 502"})
    void octetsOfARefusedChunkAreNeverCommands(String hello, String code) {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.hears("220");
        client.write(last(ENVELOPE)).hears("503");
        client.send(hello + " client.example").hears("250");
        client.write(chunk(ENVELOPE)).hears(code);
        client.write(chunk("")).hears(code);
        client.send("NOOP").hears("250");
        assertEquals(0, upstream.count(Step.MAIL) + upstream.count(Step.BDAT));
    }

    @Test
    void withoutTheExtensionItIsRefusedAndItsOctetsAreNeverCommands() {
        Upstream upstream = lab.upstream(Script.bare());
        Client client = opened(upstream);
        client.write(last("RSET\r\nQUIT\r\n")).hears("502");
        assertTrue(client.data(Wire.SMALL).is("250"));
        assertEquals(0, upstream.count(Step.BDAT));
    }

    @Test
    void withoutARecipientItIsRefused() {
        Upstream upstream = lab.upstream(Script.ready().on(Step.RCPT, Act.say("550 5.1.1 no")));
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.write(ENVELOPE + last("x\r\n") + "RSET\r\n").hears("250");
        client.hears("550");
        client.hears("503");
        client.hears("250");
        assertEquals(0, upstream.count(Step.BDAT));
    }

    @Test
    void isNotMixedWithData() {
        Upstream upstream = lab.upstream();
        Client client = opened(upstream);
        client.write(chunk("Subject: x\r\n")).hears("250");
        client.send("DATA").hears("503");
        client.send("RCPT TO:<c@upstream.example>").hears("503");
        client.send("MAIL FROM:<c@client.example>").hears("503");
        client.write(last("\r\n")).hears("250");
        assertEquals(0, upstream.count(Step.DATA));
        assertEquals(1, upstream.accepted().size());
        client.mail();
    }

    @Test
    void resetBetweenChunksForgetsThem() {
        Upstream upstream = lab.upstream();
        Client client = opened(upstream);
        client.write(chunk("half\r")).hears("250");
        client.send("NOOP").hears("250");
        client.send("RSET").hears("250");
        client.write(last("x")).hears("503");
        assertTrue(client.mail().is("250"));
        client.nextEnvelope().write(last("whole\r\n")).hears("250");
        assertEquals(List.of(Wire.sha256(Wire.SMALL), Wire.sha256("whole\r\n")), upstream.accepted().stream().map(Received::sha256).toList());
    }

    @Test
    void aRefusedChunkRefusesTheRestAndResetReachesTheUpstream() {
        Upstream upstream = lab.upstream(Script.ready().on(Step.BDAT, Act.say("250 2.0.0 one"), Act.say("452 4.3.1 full"), Act.say("250 2.0.0 ok")));
        Client client = opened(upstream);
        client.write(chunk("1\r\n") + chunk("2\r\n") + chunk("3\r\n") + last("4\r\n"));
        client.hears("250");
        assertEquals("452 4.3.1 full", client.hears("452").toString());
        client.hears("503");
        client.hears("503");
        client.send("DATA").hears("503");
        client.send("RSET").hears("250");
        assertEquals(2, upstream.count(Step.BDAT));
        assertEquals(1, upstream.count(Step.RSET));
        assertEquals(0, upstream.messages().size());
        client.mail();
    }

    @Test
    void aRefusedLastChunkIsToldAndResetReachesTheUpstream() {
        Upstream upstream = lab.upstream(Script.ready().on(Step.DOT, Act.say("554 5.6.0 no"), Act.say("250 2.0.0 ok")));
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client().envelope();
        assertEquals("554 5.6.0 no", client.write(last("x\r\n")).hears("554").toString());
        client.send("RSET").hears("250");
        assertEquals(1, upstream.count(Step.RSET));
        client.nextEnvelope().write(last("x\r\n")).hears("250");
        assertEquals(1, upstream.accepted().size());
    }

    @Test
    void chunksBiggerThanTheServerTakesAreRefused() {
        Upstream upstream = lab.upstream(Script.ready().offering("SIZE 1000", "CHUNKING"));
        Client client = opened(upstream);
        client.write(last("x".repeat(1001))).hears("552");
        client.write(chunk("x".repeat(998) + "\r\n")).hears("250");
        client.write(last("x")).hears("552");
        client.write(last("")).hears("503");
        client.send("RSET").hears("250");
        assertEquals(0, upstream.messages().size());
        client.mail();
    }

    /** What follows cannot be told apart from commands. */
    @ParameterizedTest
    @ValueSource(strings = {"BDAT", "BDAT x", "BDAT -1 LAST", "BDAT 5 FIRST", "BDAT 5LAST", "BDAT 9999999999999999999", "BDAT 0x5 LAST"})
    void aSizeThatIsNoneEndsTheSession(String command) {
        Upstream upstream = lab.upstream();
        Client client = opened(upstream);
        client.tryWrite(command + "\r\nRCPT TO:<evil@client.example>\r\n").hears("501");
        client.hearsEnd();
        assertEquals(1, upstream.count(Step.RCPT));
        assertEquals(0, upstream.count(Step.BDAT));
    }

    static Stream<Arguments> strays() {
        return Stream.of(Arguments.of("LF", "a\nb\r\n", true), Arguments.of("CR", "a\rb\r\n", true), Arguments.of("NUL", "a\0b\r\n", true),
                Arguments.of("CR at the end", "a\r", true), Arguments.of("LF in a chunk before", "a\nb\r\n", false),
                Arguments.of("LF.CRLF", "a\n.\r\n", true));
    }

    /** RFC 3030 changes how a message is framed, not what a line is (RFC 5321 section 2.3.8); BINARYMIME is not offered. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("strays")
    void aStrayOctetIsRefused(String name, String octets, boolean inLast) {
        Upstream upstream = lab.upstream();
        Client client = opened(upstream);
        client.tryWrite(inLast ? last(octets) : chunk(octets)).hears("554");
        client.hearsEnd();
        assertEquals(0, upstream.messages().size());
    }

    /** The server would have the message with the command already, for there is nothing behind it. */
    @Test
    void anEmptyLastChunkBehindACarriageReturnNeverGoesUpstream() {
        Upstream upstream = lab.upstream();
        Client client = opened(upstream);
        client.write(chunk("a\r")).hears("250");
        client.tryWrite(last("")).hears("554");
        client.hearsEnd();
        Await.until("the end upstream", upstream.session()::ended);
        assertEquals(1, upstream.count(Step.BDAT));
        assertEquals(0, upstream.messages().size());
    }

    @Test
    void aCarriageReturnAtTheEndOfAChunkNeedsItsLineFeed() {
        Upstream upstream = lab.upstream();
        Client client = opened(upstream);
        client.write(chunk("a\r")).hears("250");
        client.tryWrite(last("b\r\n")).hears("554");
        assertEquals(0, upstream.messages().size());
    }

    @Test
    void aLoopIsFoundInChunks() {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(Setup.to(upstream).hops(3)).client().envelope();
        client.write(chunk("Received: 1\r\nRecei") + chunk("ved: 2\r\nReceived: 3\r\n")).hears("250");
        client.hears("250");
        client.tryWrite(last("received: 4\r\n\r\n")).hears("554");
        assertEquals(0, upstream.messages().size());
    }

    @Test
    void binaryIsNotOffered() {
        Client client = lab.clientOf(Script.ready().offering("CHUNKING", "BINARYMIME", "8BITMIME"));
        assertTrue(client.ehlo().lines().stream().noneMatch(line -> line.contains("BINARYMIME")));
        client.send("MAIL FROM:<a@client.example> BODY=BINARYMIME").hears("5xx");
    }

    static Stream<Arguments> failures() {
        return Stream.of(Arguments.of(Step.BDAT, Act.kill(), "421"), Arguments.of(Step.BDAT, Act.close(), "421"),
                Arguments.of(Step.BDAT, Act.silence(), "421"), Arguments.of(Step.BDAT, Act.say("garbage"), "421"),
                Arguments.of(Step.BDAT, Act.say("421 4.3.2 going"), "421"), Arguments.of(Step.BDAT, Act.say("354 go"), "421"),
                Arguments.of(Step.DOT, Act.kill(), "451"), Arguments.of(Step.DOT, Act.close(), "451"), Arguments.of(Step.DOT, Act.silence(), "451"),
                Arguments.of(Step.DOT, Act.say("garbage"), "451"), Arguments.of(Step.DOT, Act.say("354 go"), "451"),
                Arguments.of(Step.DOT, Act.say("421 4.3.2 going"), "421"));
    }

    /** Before the end 421, behind it nobody knows (RFC 1047). */
    @ParameterizedTest(name = "at {0} {1}: {2}")
    @MethodSource("failures")
    @DisplayName("4: a lost connection is told by how far the chunks had come")
    void isToldByHowFarItCame(Step step, Act act, String code) {
        Upstream upstream = lab.upstream(Script.ready().on(step, act));
        RelayFixture relay = lab.relay(Setup.to(upstream).impatient());
        Client client = relay.client().envelope();
        if (!client.write(chunk("1\r\n")).hears("250|421").is("421")) {
            client.tryWrite(last("2\r\n")).hears(code);
        }
        client.hearsEnd();
        assertEquals(0, relay.counters().delivered());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 5, 100_000})
    void inMidChunkIsToldWith421(long octets) {
        Upstream upstream = lab.upstream(Script.ready().inBody(octets, Act.kill()));
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client().envelope();
        client.tryWrite(last("x".repeat(20_000_000))).hears("421");
        assertEquals(0, relay.counters().delivered());
    }

    @Test
    void anAcceptanceInMidChunkIsNone() {
        Upstream upstream = lab.upstream(Script.ready().inBody(1000, Act.say("250 2.0.0 enough")).on(Step.DOT, Act.silence()));
        RelayFixture relay = lab.relay(Setup.to(upstream).impatient());
        Client client = relay.client().envelope();
        client.write("BDAT 5002 LAST\r\n" + "x".repeat(5000));
        Await.until("half a message upstream", () -> upstream.session().bodyOctets() >= 5000);
        Await.segment();
        client.tryWrite("\r\n").hears("4xx|5xx");
        assertEquals(0, relay.counters().delivered());
    }

    @Test
    void aClientThatLeavesInMidChunkLeavesNothingBehind() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client().envelope();
        client.write("BDAT 100 LAST\r\nhalf").shutdown();
        client.hearsEnd();
        Await.until("the end upstream", upstream.session()::ended);
        assertEquals(0, upstream.messages().size());
    }
}
