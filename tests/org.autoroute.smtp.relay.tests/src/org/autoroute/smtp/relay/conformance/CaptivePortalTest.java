package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.relay.ServerHealth;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.Conditions;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.OwnAddress;
import org.autoroute.smtp.routing.Reason;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.Surroundings;
import org.autoroute.smtp.routing.Surroundings.Connectivity;
import org.autoroute.smtp.routing.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the network wants a login first, nobody is told that a password, a certificate or a server is wrong. */
class CaptivePortalTest {

    @RegisterExtension
    final Lab lab = new Lab();

    private static NetworkSnapshot place(Connectivity connectivity) {
        return new NetworkSnapshot(List.of(new OwnAddress(Routes.ip("192.0.2.77"), 24, "wifi0", Optional.empty())), List.of(),
                new Surroundings(List.of("Hotel"), List.of(), List.of(), connectivity));
    }

    private static Candidate named(String host, Upstream upstream) {
        ServerEntry entry = new ServerEntry(new HostPort(host, upstream.port()), Optional.empty(), Optional.empty(), Conditions.NONE,
                Optional.of(Tls.STARTTLS), Optional.empty(), Login.NONE);
        return new Candidate(entry, Reason.DEFAULT, Optional.empty(), List.of(Routes.ip("127.0.0.1")));
    }

    private Upstream showing(Keys keys) {
        return lab.upstream(Script.ready().startTls(keys));
    }

    private String told(Candidate... candidates) {
        Client client = lab.relay(Setup.of(Routes.to(candidates))).client();
        Reply reply = client.hears("421");
        client.hearsEnd();
        return reply.toString();
    }

    @Test
    void behindASignInPageTheClientIsToldToLogInThere() {
        Upstream closed = lab.upstream();
        closed.close();
        RelayFixture relay = lab.relay(closed);
        relay.relay().networkChanged(place(Connectivity.PORTAL));
        String told = relay.client().hears("421").toString();
        assertTrue(told.startsWith("421-4.4.0 Log in to this network first (it shows a sign-in page)"), told);
        assertTrue(told.contains(closed.at() + ": connection refused"), told);
    }

    @Test
    void aServerThatCanBeReachedAllTheSameIsUsed() {
        RelayFixture relay = lab.relay(lab.upstream());
        relay.relay().networkChanged(place(Connectivity.PORTAL));
        assertTrue(relay.mail().is("250"));
    }

    /** What failed behind the page says nothing of the time after the login. */
    @Test
    void afterTheLoginNothingIsHeldAgainstAServer() {
        Upstream closed = lab.upstream();
        closed.close();
        RelayFixture relay = lab.relay(closed);
        relay.relay().networkChanged(place(Connectivity.PORTAL));
        relay.client().hears("421");
        relay.client().hears("421");
        assertEquals(Optional.of(ServerHealth.State.DOWN), relay.health().last(closed.at()).map(ServerHealth::state));
        relay.relay().networkChanged(place(Connectivity.FULL));
        assertEquals(Optional.of(ServerHealth.State.UNKNOWN), relay.health().last(closed.at()).map(ServerHealth::state));
        assertTrue(relay.client().hears("421").toString().startsWith("421-4.4.1 No mail server can be reached"));
    }

    @Test
    void theSameWrongCertificateOfDifferentServersIsSomebodyInBetween() {
        Keys portal = Keys.OTHER_NAME;
        String told = told(named("smtp.first.example", showing(portal)), named("smtp.second.example", showing(portal)));
        assertTrue(told.startsWith("421-4.4.0 Log in to this network first (different servers show the same wrong certificate"), told);
        assertTrue(told.contains("smtp.first.example") && told.contains("smtp.second.example"), told);
    }

    @Test
    void aWrongCertificateOfOneServerIsThatServersFault() {
        Upstream closed = lab.upstream();
        closed.close();
        String first = told(named("smtp.first.example", showing(Keys.OTHER_NAME)), named("smtp.first.example", showing(Keys.OTHER_NAME)));
        assertTrue(first.startsWith("421-4.4.1 No mail server can be reached"), first);
        String second = told(named("smtp.first.example", showing(Keys.OTHER_NAME)), named("smtp.second.example", closed));
        assertTrue(second.startsWith("421-4.4.1 No mail server can be reached"), second);
    }
}
