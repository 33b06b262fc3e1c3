package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.net.SocketException;
import java.util.Optional;
import java.util.Random;

/** A client that keeps to the rules, pipelines at times, and checks what it hears. */
final class PoliteSession {

    private final Client client;
    private final Upstream upstream;
    private final Random random;

    PoliteSession(Client client, Upstream upstream, Random random) {
        this.client = client;
        this.upstream = upstream;
        this.random = random;
    }

    void run() {
        try {
            if (answered("", "220") && answered("EHLO client.example\r\n", "250")) {
                boolean goesOn = true;
                for (int i = 0; i < 1 + random.nextInt(3) && goesOn; i++) {
                    goesOn = transaction() && (random.nextInt(3) > 0 || answered("RSET\r\n", "xxx"));
                }
                client.tryWrite("QUIT\r\n");
            }
            client.hearsUntilEnd();
        } catch (UncheckedIOException hungUp) {
            assertTrue(hungUp.getCause() instanceof SocketException, () -> hungUp.getCause().toString());
        }
    }

    /** Whether the session can go on. */
    private boolean transaction() {
        int recipients = 1 + random.nextInt(5);
        boolean group = random.nextBoolean();
        StringBuilder envelope = new StringBuilder("MAIL FROM:<a@client.example>\r\n");
        for (int i = 0; i < recipients; i++) {
            envelope.append("RCPT TO:<r").append(i).append("@upstream.example>\r\n");
        }
        boolean taken = false;
        if (group) {
            client.tryWrite(envelope.toString());
        }
        String[] lines = envelope.toString().split("(?<=\r\n)");
        for (int i = 0; i < lines.length; i++) {
            Optional<Reply> reply = group ? client.reply() : client.tryWrite(lines[i]).reply();
            if (reply.isEmpty() || reply.get().is("421")) {
                return false;
            }
            String said = reply.get().last();
            assertTrue(i == 0 || !said.matches(".* r[0-9]+") || said.endsWith(" r" + (i - 1)), "out of order: " + said + " for " + lines[i]);
            taken |= i > 0 && reply.get().is("250");
        }
        return taken ? data() : answered("RSET\r\n", "xxx");
    }

    private boolean data() {
        Optional<Reply> start = client.tryWrite("DATA\r\n").reply();
        if (start.isEmpty() || !start.get().is("354")) {
            return start.isPresent() && !start.get().is("421");
        }
        String message = "X-Unique: " + random.nextLong() + "\r\n" + Wire.random(random, 4000);
        Optional<Reply> end = client.tryWrite(message + ".\r\n").reply();
        boolean told = end.map(reply -> reply.is("2xx")).orElse(false);
        String sha256 = Wire.sha256(message);
        assertTrue(!told || upstream.accepted().stream().anyMatch(received -> received.sha256().equals(sha256)), "an acceptance was invented");
        return end.isPresent() && !end.get().is("421");
    }

    private boolean answered(String command, String pattern) {
        return client.tryWrite(command).reply().map(reply -> reply.is(pattern) && !reply.is("421")).orElse(false);
    }
}
