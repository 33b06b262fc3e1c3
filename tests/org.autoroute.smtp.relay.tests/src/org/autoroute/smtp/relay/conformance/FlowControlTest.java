package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is slow is waited for with bounded memory: the other side is held up, nothing piles up in between. */
class FlowControlTest {

    /** More than the buffers of four sockets hold. */
    private static final long MUCH = 64L << 20;
    private static final Duration QUIET = Duration.ofMillis(500);

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void anUpstreamThatDoesNotReadHoldsUpTheClient() throws InterruptedException {
        CountDownLatch gate = lab.gate();
        Upstream upstream = lab.upstream(Script.ready().inBody(1000, Act.hold(gate)));
        Client client = lab.relay(upstream).client().envelope();
        client.send("DATA").hears("354");
        byte[] block = Wire.block(new Random(1), 200);
        MessageDigest digest = Wire.sha256();
        AtomicLong written = new AtomicLong();
        Thread writer = Thread.ofVirtual().start(() -> {
            while (written.get() < MUCH) {
                client.write(block);
                digest.update(block);
                written.addAndGet(block.length);
            }
        });
        assertTrue(Await.standstill(QUIET, written::get) < MUCH / 2, "held up after " + written);
        gate.countDown();
        writer.join();
        client.timeLimit(30_000).write(".\r\n").hears("250");
        assertEquals(Wire.hex(digest.digest()), upstream.accepted().getFirst().sha256());
    }

    /** It reads on, so that only the number of answers owed can stop the client. */
    @Test
    void anUpstreamThatDoesNotAnswerHoldsUpTheClient() {
        String commands = "RCPT TO:<b@upstream.example>\r\n".repeat(1000);
        Upstream upstream = lab.upstream(Script.ready().on(Step.RCPT, Act.silence()));
        Client client = lab.relay(upstream).client();
        client.ehlo();
        client.send("MAIL FROM:<a@client.example>").hears("250");
        AtomicLong written = new AtomicLong();
        Thread writer = Thread.ofVirtual().start(() -> {
            while (written.get() < MUCH && !client.socket().isClosed()) {
                client.tryWrite(commands);
                written.addAndGet(commands.length());
            }
        });
        assertTrue(Await.standstill(QUIET, written::get) < MUCH / 2, "held up after " + written);
        upstream.session().kill();
        client.close();
        Await.until("the end of the writer", () -> !writer.isAlive());
    }

    @Test
    void aClientThatDoesNotReadIsHeldUp() throws InterruptedException {
        String commands = "NOOP\r\n".repeat(1000);
        Client client = lab.clientOf(Script.ready());
        client.ehlo();
        AtomicLong written = new AtomicLong();
        AtomicLong stop = new AtomicLong(MUCH);
        Thread writer = Thread.ofVirtual().start(() -> {
            while (written.get() < stop.get()) {
                client.write(commands);
                written.addAndGet(commands.length());
            }
        });
        long held = Await.standstill(QUIET, written::get);
        assertTrue(held < MUCH, "held up after " + held);
        stop.set(0);
        client.hearsOften("250 ", held / "NOOP\r\n".length());
        writer.join();
        client.hearsOften("250 ", (written.get() - held) / "NOOP\r\n".length());
        client.quit();
    }

    @Test
    void aClientThatNeverReadsIsSentAwayInTheEnd() {
        RelayFixture relay = lab.relay(Setup.to(lab.upstream()).hurried());
        Client client = relay.client();
        Thread writer = Thread.ofVirtual().start(() -> {
            String commands = "NOOP\r\n".repeat(1000);
            while (relay.counters().open() > 0 || relay.counters().accepted() == 0) {
                client.tryWrite(commands);
            }
        });
        Await.until("the end of the session", () -> relay.sessions().ended().size() == 1);
        client.close();
        Await.until("the end of the writer", () -> !writer.isAlive());
    }

    @Test
    void aSlowSessionHoldsUpNoOther() {
        CountDownLatch gate = lab.gate();
        Upstream slow = lab.upstream(Script.ready().inBody(1000, Act.hold(gate)));
        RelayFixture relay = lab.relay(slow);
        Client client = relay.client().envelope();
        client.send("DATA").hears("354");
        Thread writer = Thread.ofVirtual().start(() -> client.tryWrite("x".repeat(32 << 20) + "\r\n.\r\n"));
        relay.route(Routes.to(lab.upstream()));
        for (int i = 0; i < 20; i++) {
            assertTrue(relay.mail().is("250"));
        }
        gate.countDown();
        client.hears("250");
        Await.until("the end of the writer", () -> !writer.isAlive());
    }
}
