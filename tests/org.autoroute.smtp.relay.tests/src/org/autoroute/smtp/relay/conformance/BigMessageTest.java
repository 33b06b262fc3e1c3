package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A message larger than the memory of the relay's process. */
class BigMessageTest {

    private static final long SIZE = 100L << 20;

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void aHundredMegabytesPassThroughASmallHeap() throws IOException {
        Upstream upstream = lab.upstream();
        Process process = RelayProcess.start(upstream.port(), "-Xmx64m", "-XX:MaxDirectMemorySize=16m");
        try (Client client = new Client(InetAddress.getLoopbackAddress(), Integer.parseInt(process.inputReader().readLine()))) {
            client.timeLimit(60_000).envelope().send("DATA").hears("354");
            String sha256 = send(client);
            client.write(".\r\n").hears("250");
            assertEquals(sha256, upstream.accepted().getFirst().sha256());
            client.quit();
            process.outputWriter().close();
            Await.until("the end of the process", () -> !process.isAlive());
            assertEquals(0, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    private static String send(Client client) {
        byte[] block = Wire.block(new Random(100), 1000);
        MessageDigest digest = Wire.sha256();
        for (long sent = 0; sent < SIZE; sent += block.length) {
            client.write(block);
            digest.update(block);
        }
        return Wire.hex(digest.digest());
    }
}
