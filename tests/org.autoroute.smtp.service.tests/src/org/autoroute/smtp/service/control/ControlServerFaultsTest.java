package org.autoroute.smtp.service.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The control socket when the system has no more to give. */
@Timeout(30)
class ControlServerFaultsTest {

    private static final ControlHandler NOBODY = (request, answer) -> {
        throw new IOException("nobody is heard");
    };

    @TempDir
    private Path directory;

    @Test
    void whileNoFileCanBeOpenedItIsTriedTwiceASecondAndNotAllTheTime() throws Exception {
        List<Long> attempts = new CopyOnWriteArrayList<>();
        CountDownLatch three = new CountDownLatch(3);
        Path path = directory.resolve("socket");
        ControlServer server = new ControlServer(path, new PlayedServer(() -> {
            attempts.add(System.nanoTime());
            three.countDown();
            throw new IOException("Too many open files");
        }), caller -> true, NOBODY);
        server.begin();
        assertTrue(three.await(10, TimeUnit.SECONDS));
        long begin = System.nanoTime();
        server.close();
        assertTrue(System.nanoTime() - begin < TimeUnit.MILLISECONDS.toNanos(400), "the pause does not hold up the end");
        assertTrue(attempts.get(2) - attempts.get(0) >= TimeUnit.MILLISECONDS.toNanos(950), "three attempts at once");
    }

    @Test
    void aCallerNobodyCanTellIsHungUpOnAndTheNextIsTaken() throws Exception {
        Path path = directory.resolve("socket");
        ServerSocketChannel real = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path));
        CountDownLatch two = new CountDownLatch(2);
        try (ControlServer server = new ControlServer(path, real, caller -> {
            two.countDown();
            throw new IOException("SO_PEERCRED");
        }, NOBODY)) {
            server.begin();
            for (int i = 0; i < 2; i++) {
                try (SocketChannel caller = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
                    assertEquals(-1, caller.read(ByteBuffer.allocate(1)), "hung up");
                }
            }
            assertTrue(two.await(10, TimeUnit.SECONDS));
        }
    }
}
