package org.autoroute.smtp.relay.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.relay.Protection;
import org.autoroute.smtp.relay.TlsMemory.Level;
import org.autoroute.smtp.relay.internal.upstream.Capabilities;
import org.autoroute.smtp.relay.internal.upstream.Link;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.Conditions;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.Reason;
import org.autoroute.smtp.routing.ServerEntry;
import org.junit.jupiter.api.Test;

/** Where others could read along, no login is offered unless the entry says so. */
class PassedLoginTest {

    private static List<String> offered(Login login, Level level, boolean isPrivate) {
        return offered(login, level, isPrivate, true);
    }

    private static List<String> offered(Login login, Level level, boolean isPrivate, boolean mayBeInClear) {
        HostPort server = new HostPort("smtp.example", 587);
        ServerEntry entry = new ServerEntry(server, Optional.empty(), Optional.empty(), Conditions.NONE, Optional.empty(), Optional.empty(), login);
        IpAddress address = IpAddress.parse("192.0.2.1").orElseThrow();
        Link link = new Link(null, new Candidate(entry, Reason.DEFAULT, Optional.empty(), List.of()),
                Capabilities.of(List.of("250-smtp.example", "250 AUTH PLAIN SCRAM-SHA-256-PLUS")), new Protection(level, "", ""), address, address, Duration.ZERO, 0, 0);
        return PassedLogin.mechanisms(link, isPrivate, mayBeInClear);
    }

    @Test
    void bothSidesMustBePrivate() {
        Login safe = new Login.Client(false);
        assertEquals(List.of("PLAIN"), offered(safe, Level.VERIFIED, true));
        assertEquals(List.of(), offered(safe, Level.VERIFIED, false));
        assertEquals(List.of(), offered(safe, Level.UNVERIFIED, true));
        assertEquals(List.of(), offered(safe, Level.NONE, true));
    }

    @Test
    void theEntryMayAllowItInClear() {
        assertEquals(List.of("PLAIN"), offered(new Login.Client(true), Level.NONE, false));
        assertEquals(List.of(), offered(new Login.Client(true), Level.NONE, false, false), "the listener has a login of its own");
    }

    @Test
    void otherEntriesPassNothing() {
        assertEquals(List.of(), offered(Login.NONE, Level.VERIFIED, true));
        assertEquals(List.of(), offered(new Login.Stored("tim", Optional.empty(), true, true), Level.VERIFIED, true));
    }
}
