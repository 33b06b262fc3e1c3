package org.autoroute.smtp.relay.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.relay.MessageRecord;
import org.autoroute.smtp.relay.RelayCounters;
import org.autoroute.smtp.relay.SessionObserver;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.routing.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is kept of a session: its envelopes and its fate, never content, never a password. */
class SessionRecordTest {

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void aDeliveredMessageIsRecordedInFull() {
        Instant before = Instant.now();
        Upstream upstream = lab.upstream(Script.ready().on(Step.RCPT, Act.say("250 ok"), Act.say("550 no"), Act.say("250 ok")));
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client();
        client.ehlo();
        client.send("MAIL FROM:<sender@client.example> SIZE=100").hears("250");
        client.send("RCPT TO:<one@upstream.example>").hears("250");
        client.send("RCPT TO:<two@upstream.example>").hears("550");
        client.send("RCPT TO:<three@upstream.example>").hears("250");
        client.data(Wire.SMALL);
        client.quit();
        SessionRecord record = relay.sessions().only();
        assertEquals("client.example", record.helo());
        assertTrue(record.client().isLoopback());
        assertEquals(Optional.of(upstream.at()), record.server());
        assertEquals(Optional.of(Routes.ip("127.0.0.1")), record.serverAddress());
        assertEquals(Reason.DEFAULT, record.reason());
        assertEquals("default", record.comment().toString());
        assertSame(relay.route().explanation(), record.explanation());
        assertEquals(Outcome.DELIVERED, record.outcome());
        assertTrue(record.finalReply().startsWith("221"), record.finalReply());
        assertFalse(record.start().isBefore(before.minusMillis(50)) || record.start().isAfter(Instant.now()));
        assertFalse(record.duration().isNegative() || record.duration().compareTo(Duration.ofSeconds(30)) > 0);
        assertEquals(1, record.messageCount());
        MessageRecord message = record.messages().getFirst();
        assertEquals("sender@client.example", message.from());
        assertEquals(List.of("one@upstream.example", "three@upstream.example"), message.recipients());
        assertEquals(2, message.recipientCount());
        assertTrue(message.delivered());
        assertEquals("250 2.0.0 queued", message.finalReply());
        long octets = Wire.SMALL.length();
        assertTrue(message.octets() == octets || message.octets() == octets + 3, "with or without the final dot: " + message.octets());
        assertEquals(List.of(message.octets()), relay.sessions().delivered());
    }

    @Test
    void theCountersTellTheSame() {
        RelayFixture relay = lab.relay(lab.upstream(Script.ready().on(Step.DOT, Act.say("250 ok"), Act.say("550 no"))));
        Client client = relay.client();
        client.ehlo();
        client.mail();
        client.mail();
        assertEquals(new RelayCounters(1, 1, 1, 0, 0), relay.counters());
        client.quit();
        Await.until("the end of the session", () -> relay.counters().open() == 0);
        assertEquals(new RelayCounters(0, 1, 1, 0, 0), relay.counters());
        assertEquals(Outcome.NOT_DELIVERED, relay.sessions().only().outcome());
        assertEquals(1, relay.sessions().delivered().size());
    }

    @Test
    void anOpenSessionIsListedAndItsChangesAreTold() {
        RelayFixture relay = lab.relay(lab.upstream());
        Client client = relay.client().envelope();
        SessionRecord open = relay.relay().openSessions().getFirst();
        assertEquals(Outcome.OPEN, open.outcome());
        assertEquals("client.example", open.helo());
        assertEquals(relay.sessions().opened().getFirst().id(), open.id());
        client.data(Wire.SMALL);
        client.quit();
        Await.until("the end of the session", () -> relay.relay().openSessions().isEmpty());
        assertFalse(relay.sessions().changed().isEmpty());
    }

    @Test
    void outcomesAreToldApart() {
        Upstream upstream = lab.upstream(Script.ready().on(Step.MAIL, Act.say("250 ok"), Act.kill()));
        RelayFixture relay = lab.relay(upstream);
        Client noMail = relay.client();
        noMail.ehlo();
        noMail.quit();
        Await.until("the first record", () -> relay.sessions().ended().size() == 1);
        Client gaveUp = relay.client().envelope();
        gaveUp.quit();
        Await.until("the second record", () -> relay.sessions().ended().size() == 2);
        Client lost = relay.client().envelope();
        lost.send("RSET").hears("250");
        lost.send("MAIL FROM:<a@client.example>").hears("4xx");
        Await.until("the third record", () -> relay.sessions().ended().size() == 3);
        List<Outcome> outcomes = relay.sessions().ended().stream().map(SessionRecord::outcome).toList();
        assertEquals(List.of(Outcome.NO_MAIL, Outcome.NOT_DELIVERED, Outcome.FAILED), outcomes);
        assertEquals(1, relay.counters().failed());
    }

    @Test
    void aLostAnswerToTheDotIsNoDelivery() {
        RelayFixture relay = lab.relay(lab.upstream(Script.ready().on(Step.DOT, Act.kill())));
        relay.client().envelope().data(Wire.SMALL);
        SessionRecord record = relay.sessions().only();
        assertEquals(Outcome.FAILED, record.outcome());
        assertFalse(record.messages().getFirst().delivered());
        assertTrue(record.messages().getFirst().finalReply().startsWith("451"), record.messages().getFirst().finalReply());
    }

    @Test
    void neitherContentNorPasswordIsKept() {
        RelayFixture relay = lab.relay(lab.upstream());
        Client client = relay.client();
        client.ehlo();
        client.send("AUTH PLAIN AHVzZXIAc2VjcmV0").hears("5xx");
        client.send("AUTH LOGIN dXNlcg==").hears("5xx");
        client.send("c2VjcmV0").hears("5xx");
        client.nextEnvelope().data("Subject: topsecret\r\n\r\ntopsecret\r\n");
        client.quit();
        String everything = relay.sessions().only() + relay.sessions().changed().toString() + relay.sessions().opened();
        assertFalse(everything.contains("secret") || everything.contains("AHVzZXIAc2VjcmV0") || everything.contains("c2VjcmV0")
                || everything.contains("dXNlcg=="), everything);
    }

    @Test
    void whatAPeerSaidIsBoundedAndClean() {
        RelayFixture relay = lab.relay(lab.upstream(Script.ready().on(Step.DOT, Act.say("550 5.7.1 \u001b[31mred\u0007\u00e2\u0080\u00a8\u00e2\u0080\u00ae" + "x".repeat(400)))));
        Client client = relay.client();
        client.hears("220");
        client.send("HELO \u001b[2Jclient\u0007").hears("250|5xx");
        client.write(("EHLO turned\u202eround\r\n").getBytes(UTF_8)).hears("250|5xx");
        client.mail();
        client.quit();
        SessionRecord record = relay.sessions().only();
        String said = record.helo() + record.finalReply() + record.messages().getFirst().finalReply() + record.messages().getFirst().from();
        assertTrue(said.chars().noneMatch(Character::isISOControl), said);
        assertFalse(said.contains("\u202e") || said.contains("\u2028"), said);
        assertTrue(record.messages().getFirst().finalReply().length() <= 512);
    }

    @Test
    void recipientsAndMessagesAreKeptUpToALimit() {
        RelayFixture relay = lab.relay(Setup.to(lab.upstream()).recorded(3, 2));
        Client client = relay.client();
        client.ehlo();
        for (int i = 0; i < 5; i++) {
            client.send("MAIL FROM:<m" + i + "@client.example>").hears("250");
            for (int j = 0; j < 6; j++) {
                client.send("RCPT TO:<r" + j + "@upstream.example>").hears("250");
            }
            client.data(Wire.SMALL);
        }
        client.quit();
        SessionRecord record = relay.sessions().only();
        assertEquals(5, record.messageCount());
        assertEquals(List.of("m3@client.example", "m4@client.example"), record.messages().stream().map(MessageRecord::from).toList());
        assertEquals(List.of("r0@upstream.example", "r1@upstream.example", "r2@upstream.example"), record.messages().getLast().recipients());
        assertEquals(6, record.messages().getLast().recipientCount());
        assertEquals(Outcome.DELIVERED, record.outcome());
    }

    @Test
    void identifiersAreUniqueAndAscend() {
        RelayFixture relay = lab.relay(lab.upstream());
        for (int i = 0; i < 5; i++) {
            relay.mail();
        }
        List<Long> ids = relay.sessions().opened().stream().map(SessionRecord::id).toList();
        assertEquals(ids.stream().sorted().distinct().toList(), ids);
    }

    @Test
    void anObserverThatThrowsHarmsNobody() {
        SessionObserver broken = new SessionObserver() {
            @Override
            public void opened(SessionRecord record) {
                throw new IllegalStateException("opened");
            }

            @Override
            public void changed(SessionRecord record) {
                throw new IllegalStateException("changed");
            }

            @Override
            public void delivered(long octets) {
                throw new IllegalStateException("delivered");
            }

            @Override
            public void ended(SessionRecord record) {
                throw new IllegalStateException("ended");
            }
        };
        lab.toleratingFaults();
        lab.relay(Setup.to(lab.upstream()), broken).mail();
    }
}
