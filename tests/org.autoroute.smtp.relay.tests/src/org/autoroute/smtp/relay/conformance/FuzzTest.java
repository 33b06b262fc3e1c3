package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Random sessions, hostile on one side. Whatever happens: the client is told of an acceptance only when the upstream accepted just that message; the
 * upstream accepts no message the client did not finish; replies keep their order; and what {@link Lab} asks after each test.
 * {@code -Drelay.fuzz.seconds} says how long each side is tried, {@code -Drelay.fuzz.seed} repeats.
 */
class FuzzTest {

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void hostileUpstreams() throws InterruptedException {
        AtomicInteger delivered = new AtomicInteger();
        new Fuzz().run(Fuzz.workers(() -> {
            RelayFixture relay = lab.relay(Setup.of(Routes.none()).impatient());
            return random -> {
                try (Upstream upstream = Upstream.on(InetAddress.getLoopbackAddress(), new HostileScript(random).script())) {
                    relay.route(Routes.to(upstream));
                    try (Client client = relay.client()) {
                        new PoliteSession(client, upstream, new Random(random.nextLong())).run();
                    }
                    delivered.addAndGet(upstream.accepted().size());
                    assertTrue(upstream.sessions().stream().noneMatch(UpstreamSession::strayOctetSeen), "a stray octet went upstream");
                }
            };
        }));
        assertTrue(delivered.get() > 0, "some mail gets through");
    }

    @Test
    void hostileClients() throws InterruptedException {
        AtomicInteger delivered = new AtomicInteger();
        Script script = Script.ready().when(Step.DOT, turn -> Act.say("250 2.0.0 queued " + turn.line()));
        new Fuzz().run(Fuzz.workers(() -> {
            RelayFixture relay = lab.relay(Setup.of(Routes.none()).impatient());
            return random -> {
                try (Upstream upstream = Upstream.on(InetAddress.getLoopbackAddress(), script)) {
                    relay.route(Routes.to(upstream));
                    HostileSession session = new HostileSession(relay.client(), random);
                    session.run();
                    Await.until("the end upstream", () -> upstream.sessions().stream().allMatch(UpstreamSession::ended));
                    List<String> accepted = upstream.accepted().stream().map(Received::sha256).toList();
                    assertTrue(accepted.containsAll(session.acceptances()), "the client was told of acceptances that were none");
                    assertTrue(accepted.size() >= session.acceptances().size());
                    assertTrue(accepted.size() <= session.endsOfData(), "more messages than the client finished");
                    assertTrue(upstream.sessions().stream().noneMatch(UpstreamSession::strayOctetSeen), "a stray octet went upstream");
                    assertEquals(0, upstream.count(Step.OTHER), "an unknown command went upstream");
                    delivered.addAndGet(accepted.size());
                }
            };
        }));
        assertTrue(delivered.get() > 0, "some mail gets through");
    }
}
