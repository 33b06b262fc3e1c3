package org.autoroute.smtp.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

/** Tells whether a port is free without keeping it. */
class PortTrialTest {

    private static final AccessRule THIS_COMPUTER = assertInstanceOf(AccessRule.Parsed.class, AccessRule.parse("127.0.0.1, ::1")).rule();

    @Test
    void aFreePortIsFreeAndStaysSo() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        ListenSettings settings = new ListenSettings(port, AccessRule.DEFAULT);
        assertEquals(port, assertInstanceOf(ListenState.Listening.class, PortTrial.run(settings)).port());
        assertInstanceOf(ListenState.Listening.class, PortTrial.run(settings));
        new ServerSocket(port).close();
    }

    @Test
    void aTakenPortIsToldWithAFreeOne() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            for (AccessRule rule : new AccessRule[] {AccessRule.DEFAULT, THIS_COMPUTER}) {
                ListenState.NotListening not = assertInstanceOf(ListenState.NotListening.class, PortTrial.run(new ListenSettings(port, rule)));
                assertEquals(Relay.class, not.problem().owner());
                assertNotEquals(port, not.freePort().orElseThrow());
            }
        }
    }
}
