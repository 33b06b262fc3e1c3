package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups of commands (RFC 2920): every command gets its own answer, in order, and nothing is answered that was not asked. */
class PipeliningTest {

    private static final String MAIL = "MAIL FROM:<a@client.example>\r\n";
    private static final String RCPT = "RCPT TO:<b@upstream.example>\r\n";

    @RegisterExtension
    final Lab lab = new Lab();

    /** Refuses every third recipient, and says each one's name in its reply. */
    private static Script mixed(Script base) {
        return base.when(Step.RCPT, turn -> {
            String name = turn.line().replaceAll(".*<(r([0-9]+))@.*", "$1");
            int number = Integer.parseInt(name.substring(1));
            return Act.say(number % 3 == 2 ? "550-5.1.1 no" : "250-2.1.5 well", number % 3 == 2 ? "550 5.1.1 " + name : "250 2.1.5 " + name);
        });
    }

    private static String recipients(int count) {
        return IntStream.range(0, count).mapToObj(i -> "RCPT TO:<r" + i + "@upstream.example>\r\n").collect(Collectors.joining());
    }

    @Test
    void aWholeEnvelopeInOneGroup() {
        Client client = lab.clientOf(Script.ready());
        client.ehlo();
        client.write(MAIL + RCPT + RCPT + RCPT + "DATA\r\n");
        assertTrue(client.hears("250").last().contains("sender"));
        IntStream.range(0, 3).forEach(i -> assertTrue(client.hears("250").last().contains("recipient")));
        client.hears("354");
        client.write(Wire.SMALL + ".\r\n").hears("250");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 150, 1000})
    void manyRecipientsWithMixedAnswers(int count) {
        Upstream upstream = lab.upstream(mixed(Script.ready()));
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.write(MAIL + recipients(count) + "DATA\r\n").hears("250");
        for (int i = 0; i < count; i++) {
            Reply reply = client.hears(i % 3 == 2 ? "550" : "250");
            assertEquals(2, reply.lines().size());
            assertTrue(reply.last().endsWith(" r" + i), reply.toString());
        }
        client.hears("354");
        client.write(Wire.SMALL + ".\r\n").hears("250");
        assertEquals(count - count / 3, upstream.accepted().getFirst().recipients().size());
    }

    @Test
    void manyRecipientsOneByOne() {
        Upstream upstream = lab.upstream(mixed(Script.bare()));
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.write(MAIL).hears("250");
        IntStream.range(0, 120).forEach(i -> client.send("RCPT TO:<r" + i + "@upstream.example>").hears(i % 3 == 2 ? "550" : "250"));
        client.data(Wire.SMALL);
        assertEquals(80, upstream.accepted().getFirst().recipients().size());
    }

    @Test
    void anUpstreamWithoutPipeliningIsNeverSentTwoCommandsAtOnce() {
        Upstream upstream = lab.upstream(mixed(Script.bare()));
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.write(MAIL + recipients(20) + "DATA\r\n").hears("250");
        IntStream.range(0, 20).forEach(i -> client.hears(i % 3 == 2 ? "550" : "250"));
        client.hears("354");
        client.write(Wire.SMALL + ".\r\n" + MAIL + recipients(3) + "DATA\r\n").hears("250");
        client.hears("250");
        IntStream.range(0, 3).forEach(i -> client.hears(i % 3 == 2 ? "550" : "250"));
        client.hears("354");
        client.write(".\r\n").hears("250");
        assertTrue(upstream.session().aheadOf().isEmpty(), upstream.session().aheadOf().toString());
    }

    @Test
    void theNextEnvelopeMayFollowTheDot() {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.write(MAIL + RCPT + "DATA\r\n").hears("250");
        client.hears("250");
        client.hears("354");
        for (int i = 0; i < 20; i++) {
            client.write(Wire.SMALL + ".\r\n" + MAIL + RCPT + "DATA\r\n");
            assertTrue(client.hears("250").last().contains("queued"));
            assertTrue(client.hears("250").last().contains("sender"));
            assertTrue(client.hears("250").last().contains("recipient"));
            client.hears("354");
        }
        client.write(Wire.SMALL + ".\r\nQUIT\r\n").hears("250");
        client.hears("221");
        client.hearsEnd();
        assertEquals(21, upstream.accepted().size());
    }

    @Test
    void whatTheRelayRefusesIsAnsweredInItsTurn() {
        Client client = lab.clientOf(Script.ready());
        client.ehlo();
        client.write("RSET\r\nFOO\r\n" + MAIL + "BAR\r\n" + RCPT + "STARTTLS\r\nNOOP\r\n" + RCPT + "DATA\r\n");
        for (String code : List.of("250", "5xx", "250", "5xx", "250", "5xx", "250", "250", "354")) {
            client.hears(code);
        }
        client.write(".\r\n").hears("250");
    }

    @Test
    void whatTheRelayAnswersItselfWaitsForTheAnswersBeforeIt() {
        CountDownLatch gate = lab.gate();
        Client client = lab.clientOf(Script.ready().on(Step.MAIL, Act.all(Act.hold(gate), Act.say("250 2.1.0 sender ok"))));
        client.ehlo();
        client.write(MAIL + "FOO\r\nNOOP\r\nVRFY x\r\n").hearsNothing(Setup.SHORT);
        gate.countDown();
        assertTrue(client.hears("250").last().contains("sender"));
        client.hears("5xx");
        client.hears("250");
        client.hears("2xx|5xx");
    }

    @Test
    void aGroupMayComeOctetByOctet() {
        Client client = lab.clientOf(Script.ready());
        client.ehlo();
        client.dribble(MAIL + RCPT + "DATA\r\n").hears("250");
        client.hears("250");
        client.hears("354");
        client.dribble("x\r\n.\r\n" + "NOOP\r\n").hears("250");
        client.hears("250");
    }

    @Test
    void allRecipientsRefusedAndDataRefused() {
        Script script = Script.ready().on(Step.RCPT, Act.say("550 5.1.1 no")).on(Step.DATA, Act.say("554 5.5.1 no valid recipients"));
        Upstream upstream = lab.upstream(script);
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.write(MAIL + RCPT + RCPT + "DATA\r\n").hears("250");
        client.hears("550");
        client.hears("550");
        client.hears("5xx");
        client.send("RSET").hears("250");
        assertEquals(0, upstream.messages().size());
    }

    /** RFC 2920 section 3.1: the client then sends a dot alone, and the server refuses. */
    @Test
    void allRecipientsRefusedAndDataAcceptedAllTheSame() {
        Script script = Script.ready().on(Step.RCPT, Act.say("550 5.1.1 no")).on(Step.DOT, Act.say("554 5.5.1 no valid recipients"));
        Upstream upstream = lab.upstream(script);
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.write(MAIL + RCPT + "DATA\r\n").hears("250");
        client.hears("550");
        if (client.hears("354|5xx").is("354")) {
            client.write(".\r\n").hears("5xx");
        }
        client.send("RSET").hears("250");
        assertTrue(upstream.accepted().isEmpty());
    }

    @Test
    void aSenderRefusedInAGroupRefusesTheRest() {
        Script script = Script.ready().on(Step.MAIL, Act.say("550 5.7.1 not you")).on(Step.RCPT, Act.say("503 5.5.1 sender first"))
                .on(Step.DATA, Act.say("503 5.5.1 sender first"));
        Client client = lab.clientOf(script);
        client.ehlo();
        client.write(MAIL + RCPT + "DATA\r\n").hears("550");
        client.hears("503");
        client.hears("503");
    }

    @Test
    void aThousandCommandsInOneGroup() {
        Client client = lab.clientOf(Script.ready());
        client.ehlo();
        client.write("NOOP\r\n".repeat(500) + "RSET\r\n".repeat(500));
        IntStream.range(0, 1000).forEach(i -> client.hears("250"));
        client.quit();
    }

    /** What follows EHLO, DATA or QUIT in its group was said without waiting for an answer that decides what may follow. */
    @ParameterizedTest
    @ValueSource(strings = {"EHLO x\r\n" + MAIL + RCPT + "DATA\r\n", "EHLO x\r\nMAIL FROM:<a@client.example>\r\n",
            "HELO x\r\n" + MAIL + RCPT + "DATA\r\n"})
    void nothingMayFollowAHello(String group) {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.hears("220");
        client.write(group).shutdown();
        assertTrue(client.hearsUntilEnd().stream().noneMatch(reply -> reply.is("354")));
        assertEquals(0, upstream.count(Step.MAIL));
    }

    @Test
    void nothingMayFollowData() {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.ehlo();
        List<Reply> replies = client.write(MAIL + RCPT + "DATA\r\n" + Wire.SMALL + ".\r\n" + MAIL).shutdown().hearsUntilEnd();
        assertTrue(replies.getLast().is("4xx|5xx"), replies.toString());
        assertTrue(replies.stream().filter(reply -> reply.is("2xx")).count() <= 2, "none for the message: " + replies);
        assertEquals(0, upstream.accepted().size());
    }

    @Test
    void nothingMayFollowQuit() {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.write("QUIT\r\n" + MAIL);
        assertFalse(client.hearsUntilEnd().stream().anyMatch(reply -> reply.is("250")));
        assertEquals(0, upstream.count(Step.MAIL));
    }
}
