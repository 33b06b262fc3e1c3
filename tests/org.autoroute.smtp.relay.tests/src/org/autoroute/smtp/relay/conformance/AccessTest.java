package org.autoroute.smtp.relay.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.autoroute.smtp.relay.SessionRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is let in, and how many. */
class AccessTest {

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void whoIsNotOnTheListHears554AndIsCounted() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = lab.relay(Setup.to(upstream).allowing("192.0.2.*, 198.51.100.7"));
        for (int i = 1; i <= 3; i++) {
            Client client = relay.client();
            assertTrue(client.hears("554").toString().contains("5.7.1"));
            client.hearsEnd();
        }
        Await.until("the count", () -> relay.counters().refused() == 3);
        assertEquals(0, relay.counters().accepted());
        assertEquals(0, relay.counters().failed());
        Await.until("the records", () -> relay.sessions().ended().size() == 3);
        assertTrue(relay.sessions().opened().isEmpty());
        SessionRecord record = relay.sessions().ended().getFirst();
        assertEquals(SessionRecord.Outcome.REFUSED, record.outcome());
        assertTrue(record.client().isLoopback());
        assertTrue(record.finalReply().startsWith("554"), record.finalReply());
        assertEquals(0, upstream.sessions().size(), "no server is troubled");
    }

    @Test
    void oneVersionOfTheProtocolMayBeOnTheListAlone() {
        RelayFixture relay = lab.relay(Setup.to(lab.upstream()).allowing("127.*.*.*"));
        relay.mail();
        assertEquals(1, relay.counters().accepted());
    }

    @Test
    void whoComesWhenAllSessionsAreTakenIsAskedToComeAgain() {
        RelayFixture relay = lab.relay(Setup.to(lab.upstream()).sessions(3, 100));
        List<Client> clients = IntStream.range(0, 3).mapToObj(i -> relay.client()).toList();
        clients.forEach(Client::ehlo);
        Client tooMany = relay.client();
        tooMany.hears("421");
        tooMany.hearsEnd();
        Await.until("the count", () -> relay.counters().refused() == 1);
        clients.getFirst().quit();
        Await.until("a free place", () -> relay.counters().open() == 2);
        relay.mail();
        assertTrue(clients.getLast().mail().is("250"), "who is in stays in");
    }

    @Test
    void inAPauseNewClientsAreAskedToComeAgainWhileOpenSessionsGoOn() {
        Upstream upstream = lab.upstream();
        RelayFixture relay = lab.relay(upstream);
        Client open = relay.client();
        open.ehlo();
        relay.relay().pause();
        Client late = relay.client();
        assertTrue(late.hears("421").toString().contains("4.3.2"));
        late.hearsEnd();
        Await.until("the count", () -> relay.counters().refused() == 1);
        assertEquals(SessionRecord.Outcome.REFUSED, relay.sessions().only().outcome());
        assertTrue(open.mail().is("250"), "who is in stays in");
        relay.relay().resume();
        assertTrue(relay.mail().is("250"));
        assertEquals(2, upstream.sessions().size());
    }

    @Test
    void theProgramsOfThisComputerShareNoLimit() {
        RelayFixture relay = lab.relay(Setup.to(lab.upstream()).sessions(100, 1));
        List<Client> clients = IntStream.range(0, 5).mapToObj(i -> relay.client()).toList();
        clients.forEach(Client::ehlo);
    }

    /** Needs root and network namespaces; the other computer is one. */
    @Test
    void anotherComputerHasItsLimitOfSessions() throws Exception {
        try (OtherComputer other = OtherComputer.beside(this)) {
            RelayFixture relay = lab.relay(Setup.to(lab.upstream()).sessions(100, 2).allowing(other.address() + ", 127.0.0.1"));
            other.connects(3, relay.port());
            Await.until("three answers", () -> other.answers().size() == 3);
            assertEquals(2, other.answers().stream().filter(line -> line.startsWith("220")).count(), other.answers().toString());
            assertEquals(1, other.answers().stream().filter(line -> line.startsWith("421")).count(), other.answers().toString());
            Await.until("the count", () -> relay.counters().refused() == 1);
            relay.mail();
        }
    }
}
