package org.autoroute.smtp.ui.internal.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.autoroute.smtp.mailclients.FoundServer;
import org.autoroute.smtp.routing.EntryParser;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.LoginKind;
import org.autoroute.smtp.routing.Tls;

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

    private static String line(int port, Tls tls, LoginKind login, String user) {
        return Offer.of(List.of(new FoundServer("mail.example", port, "Mutt", "", false, Optional.ofNullable(tls), login, user)), Set.of()).getFirst().line();
    }

    @Test
    void protectionIsWrittenWhereItIsNotThatOfThePort() {
        assertEquals("mail.example:587", line(587, Tls.STARTTLS, LoginKind.NONE, ""));
        assertEquals("mail.example:465", line(465, Tls.IMPLICIT, LoginKind.NONE, ""));
        assertEquals("mail.example tls=starttls", line(25, Tls.STARTTLS, LoginKind.NONE, ""));
        assertEquals("mail.example:2465 tls=implicit", line(2465, Tls.IMPLICIT, LoginKind.NONE, ""));
        assertEquals("mail.example:587", line(587, null, LoginKind.NONE, ""));
    }

    @Test
    void aClientThatNeverUsesTlsBecomesOneThatUsesItWhereItIsOffered() {
        assertEquals("mail.example", line(25, Tls.NONE, LoginKind.NONE, ""));
        assertEquals("mail.example:587 tls=if-offered", line(587, Tls.NONE, LoginKind.NONE, ""));
    }

    @Test
    void aLoginIsAPasswordUnlessItsProviderIsKnown() {
        assertEquals("mail.example:587 login=password user=alice", line(587, null, LoginKind.PASSWORD, "alice"));
        assertEquals("mail.example:587 login=password user=alice", line(587, null, LoginKind.OAUTH, "alice"));
        for (String host : List.of("smtp.gmail.com", "smtp.googlemail.com")) {
            assertEquals(host + ":465 login=oauth:google user=a@gmail.com", oauth(host));
        }
        for (String host : List.of("smtp.office365.com", "smtp-mail.outlook.com")) {
            assertEquals(host + ":465 login=oauth:microsoft user=a@gmail.com", oauth(host));
        }
        assertEquals("notgmail.com:465 login=password user=a@gmail.com", oauth("notgmail.com"));
    }

    private static String oauth(String host) {
        return Offer.of(List.of(new FoundServer(host, 465, "Mutt", "", false, Optional.empty(), LoginKind.OAUTH, "a@gmail.com")), Set.of()).getFirst().line();
    }

    /** What a file brought comes back from the line as it was, and nothing else does. */
    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\"b", "\"", "\"\"", "#x", "a#b", " #", ";", "password=x", "x lend=yes in-clear=yes", "\" tls=none \"", "a=b", "\\", "\u00e4lice",
        "pin=sha256:00", "alice@home.example"})
    void anUnusualUserNameIsAUserNameAndNoOtherPartOfTheLine(String user) {
        EntryParser.Result parsed = EntryParser.parse(line(587, Tls.STARTTLS, LoginKind.PASSWORD, user));

        EntryParser.Parsed line = assertInstanceOf(EntryParser.Parsed.class, parsed, parsed::toString);
        assertEquals(new Login.Stored(user, Optional.empty(), false, false), line.entry().login());
        assertEquals(Tls.STARTTLS, line.entry().security());
        assertTrue(line.comment().isEmpty());
    }

    @Test
    void ofTwoUsersOfOneServerTheFirstIsSuggested() {
        List<Offer> offers = Offer.of(List.of(new FoundServer("mail.example", 587, "A", "", false, Optional.empty(), LoginKind.PASSWORD, "alice"),
                new FoundServer("mail.example", 587, "B", "", false, Optional.empty(), LoginKind.PASSWORD, "bob")), Set.of());

        assertEquals(List.of(true, false), offers.stream().map(Offer::isSuggested).toList());
        assertEquals(List.of(false, false), offers.stream().map(Offer::isListed).toList());
    }

    @Test
    void anIpv6AddressIsWrittenAsTheListWantsIt() {
        assertEquals("[2001:db8::25]:587", Offer.of(List.of(found("2001:db8::25", 587)), Set.of()).getFirst().line());
    }
}
