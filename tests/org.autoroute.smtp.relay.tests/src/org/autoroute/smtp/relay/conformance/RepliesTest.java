package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies of the upstream, however they are written, reach the client with every line. */
class RepliesTest {

    @RegisterExtension
    final Lab lab = new Lab();

    private Script answering(Step step, Act act) {
        return Script.ready().on(step, act);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 100})
    void linesOfAReplyAllPass(int count) {
        String[] lines = IntStream.rangeClosed(1, count).mapToObj(i -> (i == count ? "250 " : "250-") + "2.1.0 line " + i).toArray(String[]::new);
        Client client = lab.clientOf(answering(Step.MAIL, Act.say(lines)));
        client.ehlo();
        assertEquals(Arrays.asList(lines), client.send("MAIL FROM:<a@client.example>").hears("250").lines());
    }

    @Test
    void aGreetingOfManyLinesIsUnderstood() {
        lab.clientOf(answering(Step.GREETING, Act.say("220-upstream.example", "220-no spam here", "220 ready"))).envelope();
    }

    @ParameterizedTest
    @EnumSource(names = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "DOT"})
    void aReplyMayComeOctetByOctet(Step step) {
        String code = step == Step.GREETING ? "220" : step == Step.DATA ? "354" : "250";
        Client client = lab.clientOf(answering(step, Act.dribble(code + "-2.0.0 one", code + "-2.0.0 two", code + " 2.0.0 three")));
        assertTrue(client.envelope().data(Wire.SMALL).is("250"));
    }

    @Test
    void manyLinesOfAReplyMayComeCutAnywhere() {
        String reply = "250-2.1.0 a\r\n250 2.1.0 b\r\n";
        for (int cut = 1; cut < reply.length(); cut++) {
            Client client = lab.clientOf(answering(Step.MAIL, Act.raw(reply.substring(0, cut), reply.substring(cut))));
            client.ehlo();
            assertEquals(List.of("250-2.1.0 a", "250 2.1.0 b"), client.send("MAIL FROM:<a@client.example>").hears("250").lines());
            client.quit();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "DOT"})
    void replyLinesWithoutCrAreUnderstoodOrEndTheSessionWithATemporaryError(Step step) {
        String code = step == Step.GREETING ? "220" : step == Step.DATA ? "354" : "250";
        Upstream upstream = lab.upstream(answering(step, Act.raw(code + "-2.0.0 one\n" + code + " 2.0.0 two\n")));
        RelayFixture relay = lab.relay(Setup.to(upstream).impatient());
        Client client = relay.client();
        for (String command : List.of("", "EHLO x\r\n", "MAIL FROM:<a@b.example>\r\n", "RCPT TO:<c@d.example>\r\n", "DATA\r\n",
                Wire.SMALL + ".\r\n")) {
            Reply reply = client.tryWrite(command).hears("xxx");
            if (reply.is("4xx")) {
                break;
            }
            assertTrue(reply.is("220|250|354"), reply.toString());
        }
        assertTrue(relay.counters().delivered() <= upstream.accepted().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"250", "250 ", "250-\r\n250", "250-one\r\n250"})
    void aReplyNeedsNoText(String reply) {
        Client client = lab.clientOf(answering(Step.MAIL, Act.raw(reply + "\r\n")));
        client.ehlo();
        client.send("MAIL FROM:<a@client.example>").hears("250");
        client.send("RCPT TO:<b@upstream.example>").hears("250");
        client.data(Wire.SMALL);
    }

    @Test
    void aReplyLineMayHave512Octets() {
        String line = "250 2.1.0 " + "x".repeat(512 - 2 - 10);
        Client client = lab.clientOf(answering(Step.MAIL, Act.say(line)));
        client.ehlo();
        assertEquals(line, client.send("MAIL FROM:<a@client.example>").hears("250").last());
    }

    @Test
    void eightBitTextOfAReplyPasses() {
        String line = "550 5.7.1 pas d'acc\u00c3\u00a8s";
        Client client = lab.clientOf(answering(Step.MAIL, Act.say(line)));
        client.ehlo();
        assertEquals(line, client.send("MAIL FROM:<a@client.example>").hears("550").last());
    }

    @ParameterizedTest
    @ValueSource(strings = {"250 a\rb\r\n", "250 a\0b\r\n", "250-a\r250 b\r\n", "250 a\r\r\n"})
    void strayOctetsOfAReplyNeverReachTheClient(String octets) {
        Upstream upstream = lab.upstream(answering(Step.DOT, Act.all(Act.raw(octets), Act.close())));
        lab.relay(Setup.to(upstream).impatient()).client().envelope().data(Wire.SMALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.7.1 denied", "450 4.7.1 later", "421 4.7.0 bye", "530 5.7.0 login first", "571 no"})
    void refusalsPassUnchanged(String refusal) {
        Script script = Script.ready().on(Step.MAIL, Act.say(refusal), Act.say("250 ok")).on(Step.RCPT, Act.say(refusal), Act.say("250 ok"));
        Client client = lab.clientOf(script);
        client.ehlo();
        assertEquals(refusal, client.send("MAIL FROM:<a@client.example>").hears("xxx").last());
        if (!refusal.startsWith("421")) {
            client.send("MAIL FROM:<a@client.example>").hears("250");
            assertEquals(refusal, client.send("RCPT TO:<b@upstream.example>").hears("xxx").last());
            client.send("RCPT TO:<b@upstream.example>").hears("250");
            assertTrue(client.data(Wire.SMALL).is("250"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"450 4.3.0 not now", "554 5.5.1 no valid recipients", "503 5.5.1 no", "421 4.3.2 bye"})
    void aRefusedDataIsNoMessage(String refusal) {
        Upstream upstream = lab.upstream(answering(Step.DATA, Act.say(refusal)));
        Client client = lab.relay(upstream).client().envelope();
        assertEquals(refusal, client.send("DATA").hears("xxx").last());
        assertEquals(0, upstream.session().bodyOctets());
    }

    @ParameterizedTest
    @ValueSource(strings = {"250 take that", "220 hello", "251 well", "334 more"})
    void anAnswerToDataThatIsNoneStartsNoMessage(String wrong) {
        Upstream upstream = lab.upstream(answering(Step.DATA, Act.say(wrong)));
        RelayFixture relay = lab.relay(Setup.to(upstream).impatient());
        Client client = relay.client().envelope();
        assertNotEquals(354, client.send("DATA").hears("xxx").code());
        assertEquals(0, upstream.session().bodyOctets());
        assertEquals(0, relay.counters().delivered());
    }
}
