package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.autoroute.smtp.relay.AccessRule;
import org.autoroute.smtp.relay.ListenSettings;
import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Resolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A route that leads back to the relay, however it is written, leads nowhere: not one connection to itself is made. */
class SelfRelayTest {

    @RegisterExtension
    final Lab lab = new Lab();

    static Stream<String> spellings() {
        return Stream.concat(Stream.of("127.0.0.1", "127.0.0.2", "::1", "0.0.0.0", "::", "::ffff:127.0.0.1"),
                HostAddresses.global().stream().map(IpAddress::toString));
    }

    private RelayFixture open() {
        return lab.relay(Setup.of(Routes.none()).names(host -> CompletableFuture.completedFuture(
                new Resolution.Resolved(List.of(Routes.ip("127.0.0.1"))))));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void anAddressOfThisComputerAndTheOwnPortAreRefused(String address) {
        RelayFixture relay = open();
        refused(relay, Routes.candidate(new HostPort(Routes.ip(address).toString(), relay.port())));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void aNameWithAnAddressOfThisComputerIsRefused(String address) {
        RelayFixture relay = open();
        refused(relay, Routes.candidate(new HostPort("mail.example", relay.port()), Routes.ip(address)));
    }

    @Test
    void aNameThatResolvesToThisComputerIsRefused() {
        RelayFixture relay = open();
        refused(relay, Routes.candidate(new HostPort("mail.example", relay.port())));
    }

    @Test
    void theNextCandidateIsTaken() {
        Upstream good = lab.upstream();
        RelayFixture relay = open();
        relay.route(Routes.to(Routes.candidate(new HostPort("localhost", relay.port())), Routes.candidate(good.at())));
        assertTrue(relay.mail().is("250"));
        assertEquals(1, relay.counters().accepted());
    }

    @Test
    void theNewPortIsTheOwnOneToo() {
        RelayFixture relay = open();
        ListenState state = relay.relay().listen(new ListenSettings(0, AccessRule.DEFAULT));
        int port = ((ListenState.Listening) state).port();
        relay.route(Routes.to(Routes.candidate(new HostPort("127.0.0.1", port))));
        relay.client(port).hears("4xx|5xx");
        assertEquals(1, relay.counters().accepted());
    }

    @Test
    void anotherServerOnThisComputerIsServed() {
        assertTrue(lab.relay(lab.upstream()).mail().is("250"));
    }

    private static void refused(RelayFixture relay, Candidate self) {
        relay.route(Routes.to(self));
        Client client = relay.client();
        client.hears("4xx|5xx");
        client.hearsEnd();
        assertEquals(1, relay.counters().accepted());
        assertEquals(0, relay.counters().refused());
    }
}
