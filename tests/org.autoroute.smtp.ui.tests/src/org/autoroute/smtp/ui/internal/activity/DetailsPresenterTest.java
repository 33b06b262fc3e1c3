package org.autoroute.smtp.ui.internal.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.autoroute.smtp.relay.MessageRecord;
import org.autoroute.smtp.relay.Protection;
import org.autoroute.smtp.relay.SessionRecord;
import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.relay.TlsMemory;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.model.Times;
import org.autoroute.smtp.ui.internal.testing.FakeService;
import org.autoroute.smtp.ui.internal.testing.Sessions;

/** All that is known of a session. */
class DetailsPresenterTest {

    private final Route route = new FakeService().server("smtp.first.example").resolved("smtp.first.example", "198.51.100.25").state().route();
    private final DetailsPresenter presenter = new DetailsPresenter(new Messages(DetailsPresenter.class, Locale.ENGLISH),
            new Times(Locale.GERMAN, ZoneOffset.UTC, InstantSource.fixed(Sessions.START)));

    private String text(SessionRecord session) {
        return presenter.of(session).asText();
    }

    @Test
    void sessionAndMessageStandWordForWord() {
        assertEquals("""
                Session of 02.03.2026, 10:42:05: Delivered
                Client: 127.0.0.1
                Calls itself: laptop.example
                Server: smtp.first.example:25 at 198.51.100.25
                Protection: None
                Last reply: 221 2.0.0 Bye
                Reason: Default
                Route comment: default
                Duration: 1,5 s

                Message 1: Delivered
                From: anna@example.org
                To: bob@example.net, carol@example.net
                Size: 1,2 MB (1.234.567 octets)
                Reply: 250 2.0.0 Ok: queued as 4711""",
                text(Sessions.open(1, route).delivered("anna@example.org", List.of("bob@example.net", "carol@example.net"), 1_234_567).ended()));
    }

    @Test
    void withoutServerItSaysSo() {
        assertTrue(text(Sessions.open(1, route).unreached().ended(Outcome.FAILED, "451 4.4.1 No server")).contains("\nServer: None\n"));
    }

    @Test
    void theProtectionIsInWords() {
        SessionRecord one = Sessions.open(1, route).ended();
        for (Map.Entry<TlsMemory.Level, String> level : Map.of(TlsMemory.Level.VERIFIED, "TLSv1.3, certificate checked",
                TlsMemory.Level.UNVERIFIED, "TLSv1.3, certificate not checked").entrySet()) {
            SessionRecord secured = new SessionRecord(one.id(), one.start(), one.duration(), one.client(), one.helo(), one.server(), one.serverAddress(),
                    new Protection(level.getKey(), "TLSv1.3", "TLS_AES_128_GCM_SHA256"), one.reason(), one.comment(), one.explanation(), one.messages(),
                    one.messageCount(), one.outcome(), one.finalReply());
            assertTrue(text(secured).contains("\nProtection: " + level.getValue() + "\n"), text(secured));
        }
    }

    @Test
    void recipientsThatWereNotKeptAreCounted() {
        MessageRecord many = new MessageRecord("a@example.org", Collections.nCopies(2, "x@example.net"), 1002, 5, true, "250");
        assertTrue(text(Sessions.open(1, route).with(many).ended()).contains("\nTo: x@example.net, x@example.net and 1.000 more\nSize: 5 B (5 octets)\n"));
    }

    @Test
    void messagesThatWereNotKeptAreCounted() {
        SessionRecord one = Sessions.open(1, route).delivered("a@example.org", List.of(), 1).ended();
        SessionRecord many = new SessionRecord(one.id(), one.start(), one.duration().plusMinutes(61), one.client(), one.helo(), one.server(),
                one.serverAddress(), one.protection(), one.reason(), one.comment(), one.explanation(), one.messages(), 31, one.outcome(), one.finalReply());
        assertTrue(text(many).contains("\nDuration: 61 min 1 s\nEarlier messages: 30, no longer kept\n"), text(many));
        assertTrue(text(many).contains("\nMessage 31: Delivered\n"));
    }
}
