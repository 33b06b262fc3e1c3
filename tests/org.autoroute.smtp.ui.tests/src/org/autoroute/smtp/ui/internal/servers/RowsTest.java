package org.autoroute.smtp.ui.internal.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.autoroute.smtp.relay.ServerHealth;
import org.autoroute.smtp.relay.TlsMemory;
import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.service.ServerState;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;
import org.autoroute.smtp.ui.internal.testing.FakeService;
import org.autoroute.smtp.ui.internal.testing.Words;

class RowsTest {

    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 24, 15, 0, 0, 0, ZoneId.of("Europe/Berlin"));

    private final FakeService service = new FakeService().at("192.0.2.10", 24, "wlan0", "Home", Kind.WIFI);
    private final Rows rows = new Rows(new Messages(Rows.class, Locale.GERMANY), () -> NOW, entry -> false);

    private List<Row> rows() {
        return new Rows(new Messages(Rows.class, Locale.ENGLISH), () -> NOW, entry -> false).of(service.state()).rows();
    }

    private Row row(String line) {
        service.list(line);
        return rows().getFirst();
    }

    @Test
    void hostPortAndLinkStandInColumnsOfTheirOwn() {
        Row row = row("SMTP.Second.example:587 \"Office\" 10.0.0.1-10.0.0.9 # work");
        assertEquals("SMTP.Second.example", row.server());
        assertEquals("587", row.port());
        assertEquals("“Office”, 10.0.0.1-10.0.0.9", row.link());
        assertEquals("SMTP.Second.example:587 \"Office\" 10.0.0.1-10.0.0.9 # work", row.text());
    }

    @Test
    void protectionAndLoginStandInColumnsOfTheirOwn() {
        Row row = row("a.example:465 ssid=Home gateway=192.0.2.1 dns=office.example from=.example.com login=oauth:google user=anna");
        assertEquals("Wi-Fi \u201cHome\u201d, gateway 192.0.2.1, DNS office.example, from .example.com", row.link());
        assertEquals("TLS", row.security());
        assertEquals(Icon.LOCKED, row.lock());
        assertEquals("anna", row.login());
        assertTrue(row.tip().contains("Protection: TLS from the start\nLogin: as anna, signed in with google"), row.tip());
        assertEquals(Icon.LOCKED_IF_OFFERED, row("a.example").lock());
        assertEquals("", row("a.example").login());
        assertEquals(Icon.NOT_LOCKED, row("a.example tls=none").lock());
        assertEquals("mail client", row("a.example login=client").login());
    }

    @Test
    void aLoginWithoutItsSecretIsSaidBeforeAllElse() {
        service.list("a.example login=password user=anna");
        Row row = new Rows(new Messages(Rows.class, Locale.ENGLISH), () -> NOW, entry -> true).of(service.state()).rows().getFirst();
        assertEquals("No password", row.state());
        assertEquals(Icon.PASSWORD, row.mark());
        assertTrue(row.tip().contains("No password is stored for anna at a.example:25"), row.tip());
    }

    @Test
    void theHostIsAsItWasWritten() {
        assertEquals("müller.example", row("müller.example;26").server());
        assertEquals("[2001:db8::25]", row("[2001:db8::25]:26").server());
        assertEquals("25", row("192.0.2.25").port());
    }

    @Test
    void ofSeveralAddressesTheFirstIsShownAndAllInTheTip() {
        service.resolved("a.example", "192.0.2.25", "192.0.2.26");
        Row row = row("a.example");
        assertEquals("192.0.2.25 (+1)", row.address());
        assertTrue(row.tip().contains("192.0.2.25\n192.0.2.26"), row.tip());
        assertTrue(row.active() && row.tip().contains("Active"), row.tip());
    }

    @Test
    void theStateSaysHowTheNameFares() {
        assertEquals("Given", row("192.0.2.25").state());
        assertEquals("Looking up…", row("a.example").state());
        service.resolution("a.example", new Resolution.Failed(Words.text("refused")));
        assertEquals("No address", row("a.example").state());
        assertTrue(row("a.example").tip().contains("No address: the list has no server"));
        assertEquals(Icon.FAILED, row("a.example").mark());
        service.resolution("a.example", new Resolution.Suppressed(Resolution.Suppressed.Rule.DONT_RESOLVE_IN_LAN));
        assertEquals("Not looked up", row("a.example").state());
        assertTrue(row("a.example").tip().contains("Not looked up: within LAN"));
        service.resolution("a.example", new Resolution.Suppressed(Resolution.Suppressed.Rule.DONT_RESOLVE_WITHOUT_DIAL_UP));
        assertTrue(row("a.example").tip().contains("Not looked up: no dial-up connection"));
        assertEquals(Icon.SUPPRESSED, row("a.example").mark());
    }

    @Test
    void aServerThatDoesNotWorkSaysSoWithReasonAndTimes() {
        ServerHealth down = new ServerHealth(new HostPort("192.0.2.25", 25), ServerHealth.State.DOWN, Instant.parse("2026-11-24T13:05:00Z"), 3,
                Optional.of(Instant.parse("2026-11-24T13:05:20Z")), "it greeted with 421 4.3.2 full", Optional.empty(), TlsMemory.Level.NONE);
        service.health(down);
        Row row = row("192.0.2.25");
        assertEquals("Down", row.state());
        assertEquals(Icon.PROBLEM, row.mark());
        assertTrue(row.tip().contains("3 failures in a row: it greeted with 421 4.3.2 full\nFrom 14:05:20 on it is turned to again"), row.tip());
    }

    @Test
    void aServerThatWorksSaysSinceWhenAndWhatFailedOnce() {
        Instant since = Instant.parse("2026-11-24T13:05:00Z");
        HostPort server = new HostPort("a.example", 25);
        service.resolved("a.example", "192.0.2.25")
                .health(new ServerHealth(server, ServerHealth.State.UP, since, 0, Optional.empty(), "", Optional.empty(), TlsMemory.Level.NONE));
        assertEquals("Works", row("a.example").state());
        assertEquals(Icon.PASSED, row("a.example").mark());
        assertTrue(row("a.example").tip().contains("Works since"), row("a.example").tip());
        service.health(new ServerHealth(server, ServerHealth.State.UP, since, 1, Optional.empty(), "no greeting in time", Optional.empty(),
                TlsMemory.Level.NONE));
        assertEquals("Works", row("a.example").state());
        assertTrue(row("a.example").tip().contains("Last failure: no greeting in time"), row("a.example").tip());
    }

    @Test
    void aServerWithoutAnAddressSaysThatUnlessItIsKnownNotToWork() {
        HostPort server = new HostPort("a.example", 25);
        Instant since = Instant.parse("2026-11-24T13:05:00Z");
        service.resolution("a.example", new Resolution.Failed(Words.text("refused")))
                .health(new ServerHealth(server, ServerHealth.State.UP, since, 0, Optional.empty(), "", Optional.empty(), TlsMemory.Level.NONE));
        assertEquals("No address", row("a.example").state());
    }

    @Test
    void aWrongLineIsARowThatSaysWhereAndWhy() {
        service.list("# comment\na.example\nb.example:x\n\nc.example\n");
        List<Row> rows = rows();
        assertEquals(List.of("a.example", "b.example:x", "c.example"), rows.stream().map(Row::server).toList());
        assertEquals(List.of(1, 0, 2), rows.stream().map(Row::number).toList());
        assertEquals(List.of(0, 1, 2), rows.stream().map(Row::index).toList());
        assertEquals("Not valid", rows.get(1).state());
        assertTrue(rows.get(1).tip().contains("Position 11: expected a port from 1 to 65535"));
        assertEquals(Icon.FAILED, rows.get(1).mark());
        assertFalse(rows.get(1).isServer());
    }

    @Test
    void theLastUseIsAsShortAsItCanBe() {
        assertEquals("–", used(null).lastUsed());
        assertEquals("14:05", used("2026-11-24T13:05:00Z").lastUsed());
        assertEquals("23.11.26", used("2026-11-23T22:59:00Z").lastUsed());
        assertEquals("22.11.26", used("2026-11-22T09:00:00Z").lastUsed());
    }

    @Test
    void theTipSaysTheDayAndTheTimeOfTheLastUse() {
        assertTrue(used("2026-11-22T09:00:00Z").tip().endsWith("Zuletzt verwendet: 22.11.2026, 10:00"));
    }

    private Row used(String instant) {
        service.list("a.example");
        ServiceState now = service.state();
        ServerState one = now.servers().getFirst();
        ServerState used = new ServerState(1, one.line(), one.entry(), one.resolution(), one.active(), Optional.ofNullable(instant).map(Instant::parse),
                one.health());
        return rows.of(new ServiceState(now.version(), now.listening(), now.paused(), now.problems(), now.route(), now.network(), List.of(used), now.list(),
                now.settings(), now.logins())).rows().getFirst();
    }

    @Test
    void theFilterLooksIntoEveryColumnWhateverTheCase() {
        Row row = row("smtp.first.example:587 \"Office\"");
        assertTrue(row.holds("FIRST") && row.holds("587") && row.holds("office") && row.holds("looking up") && row.holds(" "));
        assertFalse(row.holds("second"));
    }
}
