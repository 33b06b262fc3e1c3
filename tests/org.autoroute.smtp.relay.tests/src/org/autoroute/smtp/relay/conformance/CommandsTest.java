package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands of RFC 5321: order, syntax, length, line ends. */
class CommandsTest {

    @RegisterExtension
    final Lab lab = new Lab();

    @ParameterizedTest
    @ValueSource(strings = {"RCPT TO:<b@upstream.example>", "DATA"})
    void commandsOutOfOrderAreRefused(String command) {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.send(command).hears("5xx");
        client.mail();
        assertEquals(1, upstream.accepted().size());
    }

    @Test
    void aTransactionThatOutlivedItsDataIsEndedByRset() {
        Upstream upstream = lab.upstream(Script.ready().on(Step.DATA, Act.say("451 4.3.0 later"))
                .on(Step.MAIL, Act.say("250 2.1.0 ok"), Act.say("503 5.5.1 nested")));
        Client client = lab.relay(upstream).client().envelope();
        client.send("DATA").hears("451");
        client.send("MAIL FROM:<second@client.example>").hears("503");
        client.send("RSET").hears("250");
        assertTrue(upstream.session().commands().contains("RSET"), () -> upstream.session().commands().toString());
    }

    @Test
    void mailNeedsAHello() {
        Client client = lab.clientOf(Script.ready());
        client.hears("220");
        client.send("MAIL FROM:<a@client.example>").hears("5xx");
        client.send("EHLO client.example").hears("250");
        client.mail();
    }

    @Test
    void dataNeedsARecipient() {
        Upstream upstream = lab.upstream(Script.ready().on(Step.DATA, Act.say("503 5.5.1 no recipient")));
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.send("MAIL FROM:<a@client.example>").hears("250");
        client.send("DATA").hears("5xx");
    }

    @Test
    void aSecondMailIsRefused() {
        Client client = lab.clientOf(Script.ready().on(Step.MAIL, Act.say("250 2.1.0 ok"), Act.say("503 5.5.1 nested"), Act.say("250 2.1.0 ok")));
        client.envelope();
        client.send("MAIL FROM:<x@client.example>").hears("5xx");
        assertTrue(client.data(Wire.SMALL).is("250"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSET", "EHLO again.example", "HELO again.example"})
    void aTransactionCanBeGivenUp(String command) {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client().envelope();
        client.send(command).hears("250");
        client.send("DATA").hears("5xx");
        client.send("RCPT TO:<b@upstream.example>").hears("5xx");
        client.send("MAIL FROM:<other@client.example>").hears("250");
        client.send("RCPT TO:<other@upstream.example>").hears("250");
        client.data(Wire.SMALL);
        Received received = upstream.accepted().getFirst();
        assertEquals("<other@client.example>", received.from());
        assertEquals(List.of("<other@upstream.example>"), received.recipients(), "nothing left of the former transaction");
    }

    @Test
    void verbsAreReadInAnyCase() {
        Client client = lab.clientOf(Script.ready());
        client.hears("220");
        client.send("ehlo client.example").hears("250");
        client.send("Mail From:<a@client.example>").hears("250");
        client.send("rcpt to:<b@upstream.example>").hears("250");
        client.send("dATA").hears("354");
        client.write(".\r\n").hears("250");
        client.send("quit").hears("221");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<>", "<a@client.example>", "<\"a b>c\"@client.example>", "<a+b=c/d!{}@client.example>", "<a@[192.0.2.1]>",
            "<a@[IPv6:2001:db8::1]>", "<a.very.long.local.part.of.exactly.sixty.four.octets.is.what.we.have@client.example>"})
    void reversePathsPassUnchanged(String path) {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.send("MAIL FROM:" + path).hears("250");
        client.send("RCPT TO:<b@upstream.example>").hears("250");
        client.data(Wire.SMALL);
        assertEquals(path, upstream.accepted().getFirst().from());
    }

    @Test
    void thePostmasterNeedsNoDomain() {
        Client client = lab.clientOf(Script.ready());
        client.ehlo();
        client.send("MAIL FROM:<>").hears("250");
        client.send("RCPT TO:<Postmaster>").hears("250");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "MAIL FROM", "MAIL FROM:", "MAIL TO:<a@b.example>", "MAIL FROM:<a@b.example", "MAIL FROM:<a@b.example>x",
            "MAIL FROM:<a@b.example> SIZE=x", "MAIL FROM:<a@b.example> SIZE=-1", "MAIL FROM:<a@b.example> BODY=9BIT", "MAILFROM:<a@b.example>"})
    void wrongMailIsRefused(String command) {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.send(command).hears("5xx");
        assertEquals(0, upstream.count(Step.MAIL), "not forwarded");
        client.mail();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RCPT", "RCPT TO:", "RCPT TO:<>", "RCPT FROM:<a@b.example>", "RCPT TO:<a@b.example", "RCPT TO:<a@b.example>x"})
    void wrongRcptIsRefused(String command) {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.send("MAIL FROM:<a@client.example>").hears("250");
        client.send(command).hears("5xx");
        assertEquals(0, upstream.count(Step.RCPT), "not forwarded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOO", "", " ", "\t", "MAI", "NOOPS", "data now", "250 ok", "\u00e9", "x:y"})
    void whatIsNoCommandIsRefusedAndNotForwarded(String line) {
        Upstream upstream = lab.upstream(Script.ready().on(Step.OTHER, Act.say("250 fine")));
        Client client = lab.relay(upstream).client().envelope();
        client.send(line).hears("5xx");
        assertEquals(0, upstream.count(Step.OTHER) + upstream.count(Step.DATA));
        assertTrue(client.data(Wire.SMALL).is("250"), "the transaction is untouched");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOOP", "VRFY someone", "EXPN list", "HELP", "HELP MAIL"})
    void theOtherCommandsAreAnsweredOnce(String command) {
        Client client = lab.clientOf(Script.ready()).envelope();
        client.send(command).hears("2xx|5xx");
        assertTrue(client.data(Wire.SMALL).is("250"), "the transaction is untouched");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOOP\n", "NOOP\r", "NO\0OP\r\n", "NOOP \rx\r\n", "NOOP \nx\r\n", "MAIL FROM:<a\r@client.example>\r\n",
            "MAIL FROM:<a\n@client.example>\r\n",
            "MAIL FROM:<a@client.example>\nRCPT TO:<x@upstream.example>\r\n", "MAIL FROM:<a@client.example>\rRCPT TO:<x@upstream.example>\r\n",
            "MAIL FROM:<a\0@client.example>\r\n", "MAIL FROM:<a@client.example>\r\r\n", "\nMAIL FROM:<a@client.example>\r\n", "RSET\n\r\n"})
    void strayOctetsAreRefusedAndNeverForwarded(String octets) {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.write(octets);
        client.tryWrite("\r\nQUIT\r\n");
        List<Reply> replies = client.hearsUntilEnd();
        assertTrue(replies.isEmpty() || replies.getFirst().is("5xx"), replies.toString());
        assertEquals(0, upstream.count(Step.MAIL) + upstream.count(Step.RCPT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO client\nMAIL FROM:<a@client.example>\r\n", "EHLO cli\rent\r\n", "EHLO cli\0ent\r\n", "HELO client\r\r\n"})
    void strayOctetsInTheHelloAreRefused(String octets) {
        Client client = lab.clientOf(Script.ready());
        client.hears("220");
        client.write(octets);
        assertTrue(client.reply().map(reply -> reply.is("5xx")).orElse(true));
    }

    @Test
    void aCommandMayHave512Octets() {
        Client client = lab.clientOf(Script.ready());
        client.ehlo();
        client.send("NOOP " + "x".repeat(512 - 2 - "NOOP ".length())).hears("2xx");
        client.send("MAIL FROM:<" + "a".repeat(64) + "@" + "b.".repeat(90) + "example> SIZE=100 BODY=8BITMIME SMTPUTF8 RET=HDRS ENVID="
                + "e".repeat(100)).hears("250");
        client.send("RCPT TO:<" + "a".repeat(64) + "@" + "b.".repeat(90) + "example> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;" + "o".repeat(450))
                .hears("250");
        client.data(Wire.SMALL);
    }

    @Test
    void aCommandLineThatIsTooLongIsRefusedAsAWhole() {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.send("NOOP " + "MAIL FROM:<a@client.example> ".repeat(2000)).hears("5xx");
        client.tryWrite("QUIT\r\n");
        assertTrue(client.hearsUntilEnd().stream().allMatch(reply -> reply.is("221")), "one answer for one line");
        assertEquals(0, upstream.count(Step.MAIL));
    }

    @Test
    void quitIsAnsweredEvenWhenTheUpstreamIsSilent() {
        Upstream upstream = lab.upstream(Script.ready().on(Step.QUIT, Act.silence()));
        RelayFixture relay = lab.relay(Setup.to(upstream).impatient());
        Client client = relay.client();
        client.ehlo();
        client.mail();
        client.quit();
        assertEquals(1, upstream.accepted().size());
        assertEquals(1, relay.counters().delivered());
    }

    @Test
    void quitReachesTheUpstream() {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.quit();
        Await.until("QUIT upstream", () -> upstream.count(Step.QUIT) == 1);
    }

    @Test
    void aClientThatHangsUpInATransactionLeavesNoMessageBehind() {
        Upstream upstream = lab.upstream();
        lab.relay(upstream).client().envelope().send("DATA").write("Subject: half\r\n").close();
        Await.until("the end upstream", upstream.session()::ended);
        assertEquals(0, upstream.messages().size());
    }

    @Test
    void aClientThatClosesItsHalfInMidDataLeavesNoMessageBehind() {
        Upstream upstream = lab.upstream();
        Client client = lab.relay(upstream).client().envelope();
        client.send("DATA").hears("354");
        client.write("Subject: half\r\n\r\n.").shutdown();
        assertTrue(client.hearsUntilEnd().stream().noneMatch(reply -> reply.is("2xx")));
        Await.until("the end upstream", upstream.session()::ended);
        assertEquals(0, upstream.messages().size());
    }

    /** Half of the mail clients' scripts do so: {@code printf … | nc}. */
    @Test
    void aClientThatClosesItsHalfBehindTheDotHearsTheOutcome() {
        CountDownLatch gate = lab.gate();
        Client client = lab.clientOf(Script.ready().on(Step.DOT, Act.all(Act.hold(gate), Act.say("250 2.0.0 queued")))).envelope();
        client.send("DATA").hears("354");
        client.write(Wire.SMALL + ".\r\n").shutdown();
        client.hearsNothing(Setup.SHORT);
        gate.countDown();
        client.hears("250");
    }
}
