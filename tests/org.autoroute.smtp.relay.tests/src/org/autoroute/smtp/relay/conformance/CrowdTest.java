package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.autoroute.smtp.relay.RelayOptions.Timeouts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many sessions at once. */
class CrowdTest {

    private static final int IDLE = 2000;

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void twoThousandIdleSessionsAreNoBurden() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = lab.relay(Setup.to(upstream).timeouts(Timeouts.all(Duration.ofMinutes(1))));
        List<Client> clients = Stream.generate(relay::client).limit(IDLE).toList();
        clients.forEach(Client::ehlo);
        assertEquals(IDLE, relay.counters().open());
        assertEquals(IDLE, relay.relay().openSessions().size());
        assertTrue(relay.mail().is("250"));
        assertTrue(clients.get(IDLE / 2).mail().is("250"));
        clients.forEach(Client::close);
        Await.until("the end of all sessions", () -> relay.counters().open() == 0);
        Await.until("the end of all connections upstream", () -> upstream.sessions().stream().allMatch(UpstreamSession::ended));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void manyClientsSendAtOnceAndEachMessageArrivesOnce(int loops) throws InterruptedException {
        Upstream upstream = lab.upstream();
        RelayFixture relay = lab.relay(Setup.to(upstream).loops(loops));
        List<Thread> senders = Stream.generate(() -> Thread.ofVirtual().unstarted(() -> send(relay))).limit(16).toList();
        senders.forEach(Thread::start);
        for (Thread sender : senders) {
            sender.join();
        }
        assertEquals(16 * 20, upstream.accepted().size());
        assertEquals(16 * 20, upstream.accepted().stream().map(Received::sha256).distinct().count());
    }

    @Test
    void severalLoopsEndTogether() {
        RelayFixture relay = lab.relay(Setup.to(lab.upstream()).loops(3));
        List<Client> clients = Stream.generate(relay::client).limit(30).toList();
        clients.forEach(Client::ehlo);
        assertEquals(30, relay.relay().openSessions().size());
        CompletableFuture<Void> drained = relay.relay().drain(Setup.SHORT).toCompletableFuture();
        clients.forEach(client -> client.hears("421"));
        clients.forEach(Client::close);
        Await.until("the end of the drain", drained::isDone);
    }

    private static void send(RelayFixture relay) {
        Client client = relay.client();
        client.ehlo();
        for (int i = 0; i < 20; i++) {
            client.nextEnvelope().data("Message-ID: <" + i + "." + client.socket().getLocalPort() + ">\r\n\r\n" + "x".repeat(i * 100) + "\r\n");
        }
        client.quit();
    }
}
