package org.autoroute.smtp.relay.internal.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.autoroute.smtp.relay.Protection;
import org.autoroute.smtp.relay.RelayOptions;
import org.autoroute.smtp.relay.internal.loop.EventLoop;
import org.autoroute.smtp.relay.internal.loop.Linger;
import org.autoroute.smtp.relay.internal.loop.Transport;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.Conditions;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.Reason;
import org.autoroute.smtp.routing.ServerEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may use a connection that somebody else has left. */
class WarmLinksTest {

    private static final Login LENT_TO_NOBODY = new Login.Stored("alice", Optional.empty(), false, false);
    private static final IpAddress ADDRESS = IpAddress.parse("127.0.0.1").orElseThrow();

    private final EventLoop loop = new EventLoop("relay-warm-links-test");
    private final WarmLinks links = new WarmLinks(loop, RelayOptions.DEFAULTS);
    private ServerSocket server;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        loop.start();
    }

    @AfterEach
    void stop() throws IOException {
        loop.close();
        server.close();
    }

    private Candidate candidate(Login login) {
        ServerEntry entry = new ServerEntry(new HostPort("127.0.0.1", server.getLocalPort()), Optional.empty(), Optional.empty(), Conditions.NONE,
                Optional.empty(), Optional.empty(), login);
        return new Candidate(entry, Reason.DEFAULT, Optional.empty(), List.of(ADDRESS));
    }

    private <T> T onLoop(Callable<T> task) {
        return loop.call(task).join();
    }

    /** A connection whose session has ended. */
    private boolean keep(Login login, boolean own) throws IOException {
        SocketChannel channel = SocketChannel.open(server.getLocalSocketAddress());
        Socket accepted = server.accept();
        boolean kept = onLoop(() -> {
            Transport transport = Transport.of(loop, channel, SelectionKey.OP_READ, null);
            Link link = new Link(transport, candidate(login), Capabilities.NONE, Protection.NONE, ADDRESS, ADDRESS, Duration.ZERO, System.nanoTime(), 0);
            if (links.keep(link, own)) {
                return true;
            }
            Linger.on(loop, transport, Duration.ofSeconds(1));
            return false;
        });
        if (kept) {
            assertEquals("RSET\r\n", new String(accepted.getInputStream().readNBytes(6)));
            accepted.getOutputStream().write("250 2.0.0 Ok\r\n".getBytes());
        }
        return kept;
    }

    private boolean isThere(Login login, boolean own) {
        return onLoop(() -> links.take(candidate(login), own).isPresent());
    }

    @Test
    @DisplayName("6: a connection this computer has logged in on serves no other computer, nor the other way round")
    void neverAcrossComputers() throws IOException {
        assertTrue(keep(LENT_TO_NOBODY, true));
        assertFalse(isThere(LENT_TO_NOBODY, false));
        assertTrue(isThere(LENT_TO_NOBODY, true));
        assertTrue(keep(Login.NONE, false));
        assertFalse(isThere(Login.NONE, true));
    }

    @Test
    @DisplayName("6: a connection with one login serves no entry with another")
    void neverAcrossLogins() throws IOException {
        assertTrue(keep(LENT_TO_NOBODY, true));
        assertFalse(isThere(Login.NONE, true));
        assertFalse(isThere(new Login.Stored("bob", Optional.empty(), false, false), true));
        assertTrue(isThere(LENT_TO_NOBODY, true));
        assertFalse(isThere(LENT_TO_NOBODY, true), "taken is taken");
    }

    @Test
    void whereTheClientLogsInItselfNothingIsKept() throws IOException {
        assertFalse(keep(new Login.Client(false), true));
    }

    @Test
    void afterTheEndNothingIsKept() throws IOException {
        assertTrue(keep(Login.NONE, true));
        onLoop(() -> {
            links.close();
            return null;
        });
        assertFalse(isThere(Login.NONE, true));
        assertFalse(keep(Login.NONE, true));
    }
}
