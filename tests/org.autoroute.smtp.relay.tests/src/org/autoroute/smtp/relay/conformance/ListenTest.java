package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

import org.autoroute.smtp.relay.AccessRule;
import org.autoroute.smtp.relay.ListenSettings;
import org.autoroute.smtp.relay.ListenState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the relay listens, and how it takes it when the place is not to be had. */
class ListenTest {

    private static final AccessRule ONLY_THIS_COMPUTER = ((AccessRule.Parsed) AccessRule.parse("127.0.0.1, ::1")).rule();

    @RegisterExtension
    final Lab lab = new Lab();

    private static ListenState.Listening listens(ListenState state) {
        return assertInstanceOf(ListenState.Listening.class, state);
    }

    @Test
    void listensOnBothVersionsOfTheProtocol() throws IOException {
        RelayFixture relay = lab.relay(lab.upstream());
        for (String address : new String[] {"127.0.0.1", "::1"}) {
            assumeTrue(address.equals("127.0.0.1") || hasIpv6());
            try (Client client = new Client(Routes.ip(address).toInetAddress(), relay.port())) {
                client.ehlo();
                client.quit();
            }
        }
        Await.until("the end of the sessions", () -> relay.sessions().ended().size() == 2);
        assertEquals(List.of("127.0.0.1", "::1"), relay.sessions().ended().stream().map(r -> r.client().toString()).toList());
    }

    private static boolean hasIpv6() throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(Routes.ip("::1").toInetAddress(), 0));
            return true;
        } catch (BindException none) {
            return false;
        }
    }

    @Test
    void saysWhereItListens() {
        RelayFixture relay = lab.relay(lab.upstream());
        ListenState.Listening state = listens(relay.relay().listenState());
        assertTrue(state.addresses().stream().allMatch(address -> address.getPort() == relay.port()), state.toString());
    }

    @Test
    void listensOnLoopbackOnlyWhenOnlyThisComputerIsAllowed() {
        RelayFixture relay = lab.relay(Setup.to(lab.upstream()).allowing("127.0.0.1, ::1"));
        assertTrue(listens(relay.relay().listenState()).addresses().stream().allMatch(a -> a.getAddress().isLoopbackAddress()));
        HostAddresses.global().stream().findFirst().ifPresent(address ->
                assertThrows(UncheckedIOException.class, () -> new Client(address.toInetAddress(), relay.port())));
        relay.mail();
    }

    @Test
    void movesToAnotherPortAndKeepsItsSessions() throws IOException {
        Upstream upstream = lab.upstream();
        RelayFixture relay = lab.relay(upstream);
        Client idle = relay.client();
        idle.ehlo();
        Client busy = relay.client().envelope();
        busy.send("DATA").hears("354");
        int former = relay.port();
        int port = listens(relay.relay().listen(new ListenSettings(free(), AccessRule.DEFAULT))).port();
        assertThrows(UncheckedIOException.class, () -> relay.client(former));
        busy.write(Wire.SMALL + ".\r\n").hears("250");
        assertTrue(idle.mail().is("250"));
        Client fresh = relay.client(port);
        fresh.ehlo();
        assertTrue(fresh.mail().is("250"));
        assertEquals(3, upstream.accepted().size());
    }

    @Test
    void anotherListOnTheSamePortCountsForNewSessionsOnly() {
        RelayFixture relay = lab.relay(lab.upstream());
        Client client = relay.client();
        client.ehlo();
        AccessRule other = ((AccessRule.Parsed) AccessRule.parse("192.0.2.1")).rule();
        assertEquals(relay.port(), listens(relay.relay().listen(new ListenSettings(relay.port(), other))).port());
        relay.client().hears("554");
        assertTrue(client.mail().is("250"));
        listens(relay.relay().listen(new ListenSettings(relay.port(), AccessRule.DEFAULT)));
        relay.mail();
        listens(relay.relay().listen(new ListenSettings(relay.port(), ONLY_THIS_COMPUTER)));
        relay.mail();
        assertTrue(client.mail().is("250"));
    }

    @Test
    void theSameSettingsAgainChangeNothing() {
        RelayFixture relay = lab.relay(lab.upstream());
        for (int i = 0; i < 5; i++) {
            assertEquals(relay.port(), listens(relay.relay().listen(new ListenSettings(relay.port(), AccessRule.DEFAULT))).port());
            relay.mail();
        }
    }

    @Test
    void aPortInUseIsNamedAndAFreeOneOffered() throws IOException {
        RelayFixture relay = lab.relay(lab.upstream());
        try (ServerSocket other = new ServerSocket(0)) {
            busy(relay, other.getLocalPort());
        }
    }

    @Test
    void aPortInUseOnLoopbackAloneIsNamedToo() throws IOException {
        RelayFixture relay = lab.relay(lab.upstream());
        try (ServerSocket other = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            busy(relay, other.getLocalPort());
        }
    }

    /** A port that is free, and not the relay's. */
    private static int free() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    private static void busy(RelayFixture relay, int port) throws IOException {
        Client running = relay.client();
        running.ehlo();
        ListenState.NotListening state = assertInstanceOf(ListenState.NotListening.class,
                relay.relay().listen(new ListenSettings(port, AccessRule.DEFAULT)));
        assertEquals(state, relay.relay().listenState());
        assertTrue(state.problem().toString().contains(String.valueOf(port)), state.problem().toString());
        int free = state.freePort().orElseThrow();
        assertTrue(free != port);
        assertTrue(running.mail().is("250"), "running sessions are not touched");
        assertEquals(free, listens(relay.relay().listen(new ListenSettings(free, AccessRule.DEFAULT))).port());
        Client fresh = relay.client(free);
        fresh.ehlo();
        assertTrue(fresh.mail().is("250"));
    }

    @Test
    void aPortIsTriedAgainWhenTheSettingIsGivenAgain() throws IOException {
        RelayFixture relay = lab.relay(lab.upstream());
        int port;
        try (ServerSocket other = new ServerSocket(0)) {
            port = other.getLocalPort();
            assertInstanceOf(ListenState.NotListening.class, relay.relay().listen(new ListenSettings(port, AccessRule.DEFAULT)));
        }
        assertEquals(port, listens(relay.relay().listen(new ListenSettings(port, AccessRule.DEFAULT))).port());
    }

    @Test
    void twoRelaysCannotShareAPort() {
        RelayFixture first = lab.relay(lab.upstream());
        RelayFixture second = lab.relay(lab.upstream());
        assertInstanceOf(ListenState.NotListening.class, second.relay().listen(new ListenSettings(first.port(), AccessRule.DEFAULT)));
        first.mail();
    }

    @Test
    void aPortIsTakenBackAtOnceAfterSessionsWentThroughIt() {
        RelayFixture first = lab.relay(lab.upstream());
        int port = first.port();
        first.mail();
        first.relay().close();
        RelayFixture second = lab.relay(lab.upstream());
        assertEquals(port, listens(second.relay().listen(new ListenSettings(port, AccessRule.DEFAULT))).port());
    }
}
