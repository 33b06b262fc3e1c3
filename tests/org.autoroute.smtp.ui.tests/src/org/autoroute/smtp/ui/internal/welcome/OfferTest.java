package org.autoroute.smtp.ui.internal.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.autoroute.smtp.mailclients.FoundServer;
import org.autoroute.smtp.routing.HostPort;

class OfferTest {

    private static FoundServer found(String host, int port) {
        return new FoundServer(host, port, "Mutt", "", false);
    }

    @Test
    void newServersComeFirstThoseInTheListLast() {
        List<Offer> offers = Offer.of(List.of(found("listed.example", 25), found("tls.example", 465), found("new.example", 587)),
                Set.of(new HostPort("listed.example", 25)));

        assertEquals(List.of("tls.example:465", "new.example:587", "listed.example"), offers.stream().map(Offer::line).toList());
    }

    @Test
    void onlyTheSamePortOfAHostIsTheSameServer() {
        Offer offer = Offer.of(List.of(found("mail.example", 587)), Set.of(new HostPort("mail.example", 25))).getFirst();

        assertFalse(offer.isListed());
        assertTrue(offer.isSuggested());
    }

    @Test
    void aServerThatSpeaksOnlyTlsIsSuggestedLikeAnyOther() {
        Offer offer = Offer.of(List.of(found("mail.example", 465)), Set.of()).getFirst();

        assertFalse(offer.isListed());
        assertTrue(offer.isSuggested());
        assertEquals("mail.example:465", offer.line());
    }

    @Test
    void anIpv6AddressIsWrittenAsTheListWantsIt() {
        assertEquals("[2001:db8::25]:587", Offer.of(List.of(found("2001:db8::25", 587)), Set.of()).getFirst().line());
    }
}
