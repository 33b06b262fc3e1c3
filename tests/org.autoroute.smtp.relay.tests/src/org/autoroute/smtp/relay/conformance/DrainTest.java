package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.autoroute.smtp.relay.ListenState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The relay is to stop: nobody new is let in, who is in a transaction may finish it. */
class DrainTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @RegisterExtension
    final Lab lab = new Lab();

    private static CompletableFuture<Void> drain(RelayFixture relay, Duration limit) {
        return relay.relay().drain(limit).toCompletableFuture();
    }

    @Test
    void nobodyNewIsLetIn() {
        RelayFixture relay = lab.relay(lab.upstream());
        int port = relay.port();
        drain(relay, LONG).join();
        assertThrows(UncheckedIOException.class, () -> relay.client(port));
        assertTrue(relay.relay().listenState() instanceof ListenState.Stopped);
    }

    @Test
    void aTransactionSentTogetherWithTheEndOfTheOneBeforeDoesNotBegin() {
        CountDownLatch gate = lab.gate();
        Upstream upstream = lab.upstream(Script.ready().on(Step.DOT, Act.all(Act.hold(gate), Act.say("250 2.0.0 queued"))));
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client().envelope();
        client.send("DATA").hears("354");
        client.write(Wire.SMALL + ".\r\nMAIL FROM:<next@client.example>\r\n");
        Await.until("the dot upstream", () -> !upstream.messages().isEmpty());
        CompletableFuture<Void> drained = drain(relay, LONG);
        assertEquals(1, relay.relay().openSessions().size(), "answered behind the drain, which the loop has heard of by then");
        gate.countDown();
        client.hears("250");
        client.hears("421");
        client.hearsEnd();
        client.close();
        Await.until("the end of the drain", drained::isDone);
    }

    @Test
    void anIdleSessionEndsAtOnceWith421() {
        RelayFixture relay = lab.relay(lab.upstream());
        Client client = relay.client();
        client.ehlo();
        CompletableFuture<Void> drained = drain(relay, LONG);
        client.hears("421");
        client.hearsEnd();
        client.close();
        Await.until("the end of the drain", drained::isDone);
    }

    @Test
    void aTransactionMayFinishAndThenHears421() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = lab.relay(upstream);
        Client client = relay.client().envelope();
        CompletableFuture<Void> drained = drain(relay, LONG);
        client.send("RCPT TO:<c@upstream.example>").hears("250");
        assertFalse(drained.isDone());
        assertTrue(client.data(Wire.SMALL).is("250"));
        client.hears("421");
        client.hearsEnd();
        client.close();
        Await.until("the end of the drain", drained::isDone);
        assertEquals(1, upstream.accepted().size());
    }

    @Test
    void theAnswerToTheDotIsAwaited() {
        CountDownLatch gate = lab.gate();
        RelayFixture relay = lab.relay(lab.upstream(Script.ready().on(Step.DOT, Act.all(Act.hold(gate), Act.say("250 2.0.0 queued")))));
        Client client = relay.client().envelope();
        client.send("DATA").hears("354");
        client.write(Wire.SMALL + ".\r\n");
        CompletableFuture<Void> drained = drain(relay, LONG);
        client.hearsNothing(Setup.SHORT);
        gate.countDown();
        client.hears("250");
        client.hears("421");
        client.close();
        Await.until("the end of the drain", drained::isDone);
    }

    @Test
    void aTransactionThatTakesTooLongEndsWith4xx() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = lab.relay(upstream);
        Client inEnvelope = relay.client().envelope();
        Client inData = relay.client().envelope();
        inData.send("DATA").hears("354");
        inData.write("Subject: half\r\n");
        CompletableFuture<Void> drained = drain(relay, Setup.SHORT);
        inEnvelope.hears("421|451");
        inData.hears("421|451");
        inEnvelope.close();
        inData.close();
        Await.until("the end of the drain", drained::isDone);
        assertEquals(0, upstream.messages().size());
    }

    @Test
    void aClientThatIsBeingConnectedIsNotForgotten() {
        Upstream slow = lab.upstream(Script.ready().on(Step.GREETING, Act.hold(lab.gate())));
        RelayFixture relay = lab.relay(slow);
        Client client = relay.client();
        Await.until("a connection upstream", () -> !slow.sessions().isEmpty());
        CompletableFuture<Void> drained = drain(relay, Setup.SHORT);
        client.hears("4xx");
        client.close();
        Await.until("the end of the drain", drained::isDone);
    }

    /** Whoever does not read, or does not hang up, does not hold up the end. */
    @Test
    void aClientThatDoesNotHangUpDoesNotHoldUpTheEnd() {
        RelayFixture relay = lab.relay(Setup.to(lab.upstream()));
        Client client = relay.client();
        client.ehlo();
        drain(relay, Setup.SHORT).orTimeout(Await.LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        client.hears("421");
    }

    @Test
    void closingEndsEverythingAtOnce() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = lab.relay(upstream);
        Client idle = relay.client();
        idle.ehlo();
        Client busy = relay.client().envelope();
        busy.send("DATA").hears("354");
        busy.write("Subject: half\r\n");
        relay.relay().close();
        assertTrue(idle.hearsUntilEnd().stream().allMatch(reply -> reply.is("421")));
        assertTrue(busy.hearsUntilEnd().stream().allMatch(reply -> reply.is("4xx")));
        Await.until("the end upstream", () -> upstream.sessions().stream().allMatch(UpstreamSession::ended));
        assertEquals(0, upstream.messages().size());
        assertEquals(0, relay.counters().open());
        relay.relay().close();
    }
}
