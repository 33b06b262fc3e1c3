package org.autoroute.smtp.routing;

import static org.autoroute.smtp.routing.Situation.candidates;
import static org.autoroute.smtp.routing.Situation.entry;
import static org.autoroute.smtp.routing.Situation.ip;
import static org.autoroute.smtp.routing.Situation.list;
import static org.autoroute.smtp.routing.Situation.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.routing.Surroundings.Connectivity;
import org.junit.jupiter.api.Test;

/** Entries tied to what the network says of itself, and entries for the mail of one sender. */
class PlaceAndSenderTest {

    private static final Surroundings OFFICE = new Surroundings(List.of("Office", "Guests"), List.of(ip("10.0.0.1"), ip("fe80::1")),
            List.of("office.example"), Connectivity.FULL);

    private static Situation office(String... lines) {
        return list(lines).around(OFFICE).at("10.0.0.5/24");
    }

    @Test
    void anEntryIsUsedInItsWifiNetworkWhoseNameIsComparedLetterByLetter() {
        assertEquals("a.example:25 (Guests)", shown(office("b.example", "a.example ssid=Guests").route()));
        assertEquals(Reason.PLACE, office("b.example", "a.example ssid=Guests").route().reason());
        assertEquals("b.example:25 (default)", shown(office("b.example", "a.example ssid=guests").route()));
    }

    @Test
    void anEntryIsUsedBehindItsGateway() {
        assertEquals("a.example:25 (10.0.0.1)", shown(office("b.example", "a.example gateway=10.0.0.1").route()));
        assertEquals("a.example:25 (fe80::1)", shown(office("b.example", "a.example gateway=fe80:0::1").route()));
        assertEquals("b.example:25 (default)", shown(office("b.example", "a.example gateway=10.0.0.2").route()));
    }

    @Test
    void anEntryIsUsedWhereTheNetworkHasItsDnsSuffixAndNoOther() {
        assertEquals("a.example:25 (office.example)", shown(office("b.example", "a.example dns=Office.Example").route()));
        assertEquals("b.example:25 (default)", shown(office("b.example", "a.example dns=example").route()));
        assertEquals("b.example:25 (default)", shown(office("b.example", "a.example dns=berlin.office.example").route()));
    }

    @Test
    void allPartsOfALineHoldTogetherAndEachIsAnsweredFor() {
        String line = "a.example \"Wired\" 10.0.0.0-10.0.0.255 ssid=Office gateway=10.0.0.1 dns=office.example tls=none";
        Route route = office("b.example", line).up("Wired", Kind.ETHERNET).route();
        assertEquals("a.example:25 (Wired)", shown(route));
        assertEquals(ip("10.0.0.5"), route.active().orElseThrow().match().orElseThrow().own().orElseThrow().address());
        assertTrue(route.explanation().lines(Locale.ROOT).contains("  a.example \"Wired\" 10.0.0.0-10.0.0.255 ssid=Office gateway=10.0.0.1 dns=office.example: "
                + "connection \"Wired\" is up, our address 10.0.0.5 is in the range 10.0.0.0-10.0.0.255, in the Wi-Fi network \"Office\", "
                + "the default gateway is 10.0.0.1, the DNS suffix here is office.example"));
        for (String other : List.of("ssid=Home gateway=10.0.0.1 dns=office.example", "ssid=Office gateway=10.0.0.9 dns=office.example",
                "ssid=Office gateway=10.0.0.1 dns=home.example")) {
            assertEquals("b.example:25 (default)", shown(office("b.example", "a.example " + other).route()));
        }
        assertTrue(list("a.example ssid=Office gateway=10.0.0.1 dns=office.example").route().explanation().lines(Locale.ROOT).contains(
                "  a.example ssid=Office gateway=10.0.0.1 dns=office.example: not in the Wi-Fi network \"Office\", no default gateway here is 10.0.0.1, "
                        + "no network here has the DNS suffix office.example"));
    }

    @Test
    void anEntryForASenderComesFirstForItsMailAndNotAtAllForOther() {
        String[] lines = {"b.example", "l.example ssid=Office", "work.example from=work.example"};
        assertEquals("work.example:25 (work.example)", shown(office(lines).from("work.example").route()));
        assertEquals(Reason.SENDER, office(lines).from("work.example").route().reason());
        assertEquals(List.of("work.example:25", "l.example:25", "b.example:25"), candidates(office(lines).from("work.example").route()));
        for (String other : List.of("home.example", "mail.work.example", "ork.example", "")) {
            assertEquals(List.of("l.example:25", "b.example:25"), candidates(office(lines).from(other).route()), other);
        }
        assertEquals(List.of("l.example:25", "b.example:25"), candidates(office(lines).route()), "while the sender is not known");
    }

    @Test
    void aDotBeforeTheDomainTakesTheDomainsBelowInToo() {
        String[] lines = {"b.example", "work.example from=.work.example"};
        for (String sender : List.of("work.example", "mail.work.example", "a.b.WORK.example")) {
            assertEquals(Reason.SENDER, list(lines).from(sender).route().reason(), sender);
        }
        assertEquals(Reason.DEFAULT, list(lines).from("homework.example").route().reason());
    }

    @Test
    void theSendersDomainIsComparedAsTheNameSystemKnowsIt() {
        assertEquals(Reason.SENDER, list("a.example from=m\u00fcller.example").from("M\u00dcLLER.example").route().reason());
        assertEquals(Reason.NONE, list("a.example from=work.example").from("[192.0.2.1]").route().reason());
    }

    @Test
    void theLinkOfAnEntryForASenderMustHoldToo() {
        assertEquals(Reason.SENDER, office("a.example from=work.example ssid=Office").noDefault().from("work.example").route().reason());
        assertEquals(Reason.NONE, office("a.example from=work.example ssid=Home").noDefault().from("work.example").route().reason());
    }

    @Test
    void anEntryForASenderIsFoundByItsSubnetForThatSenderOnly() {
        String[] lines = {"10.0.0.25 from=work.example ssid=Home", "10.0.0.26"};
        assertEquals("10.0.0.25:25 (10.0.0.25)", shown(office(lines).from("work.example").route()));
        assertEquals("10.0.0.26:25 (10.0.0.26)", shown(office(lines).from("home.example").route()));
    }

    @Test
    void theDefaultIsTheFirstServerThatIsForTheSender() {
        String[] lines = {"work.example from=work.example ssid=Home", "b.example"};
        assertEquals("work.example:25 (default)", shown(office(lines).from("work.example").route()));
        assertEquals("b.example:25 (default)", shown(office(lines).from("home.example").route()));
        assertEquals("b.example:25 (default)", shown(office(lines).route()));
    }

    @Test
    void aChoiceByHandIsForEverySender() {
        Route route = list("b.example", "work.example from=work.example").chosen(0).from("work.example").route();
        assertEquals("b.example:25 (manual)", shown(route));
        assertFalse(route.dependsOnSender());
        assertEquals("work.example:25 (manual)", shown(list("b.example", "work.example from=work.example").chosen(1).from("x.example").route()));
    }

    @Test
    void theRouteSaysWhetherTheSenderMatters() {
        assertFalse(list("b.example").route().dependsOnSender());
        assertTrue(list("b.example", "a.example from=work.example").route().dependsOnSender());
        assertFalse(office("b.example", "203.0.113.1 from=work.example ssid=Home").route().dependsOnSender(), "its link does not hold");
        assertTrue(office("b.example", "10.0.0.25 from=work.example ssid=Home").route().dependsOnSender(), "found by its subnet");
        assertTrue(office("b.example", "late.example from=work.example ssid=Home").route().dependsOnSender(), "may yet be found");
        assertTrue(office("203.0.113.1 from=work.example ssid=Home", "b.example").route().dependsOnSender(), "the default");
        assertFalse(office("b.example", "a.example from=work.example").autorouteOff().route().dependsOnSender());
        assertEquals("depends on the sender", list("a.example from=work.example").route().comment().toString());
    }

    @Test
    void aSettledSenderWaitsForNoName() {
        assertTrue(list("late.example", "a.example from=work.example").at("10.0.0.5/24").from("work.example").settled());
        assertFalse(list("late.example", "a.example from=work.example").at("10.0.0.5/24").from("home.example").settled());
        assertTrue(list("10.0.0.2", "late.example from=work.example ssid=Home").at("10.0.0.5/24").settled(), "a name that other mail cannot use");
    }

    @Test
    void theExplanationSpeaksOfSendersWhereTheListDoes() {
        String[] lines = {"b.example", "a.example from=work.example ssid=Office"};
        assertEquals(List.of("No server is chosen by hand.", "A server is for mail of this sender: a.example ssid=Office from=work.example",
                "  a.example ssid=Office from=work.example: the sender is in work.example, in the Wi-Fi network \"Office\"", "No link holds.",
                "  b.example: has no link"), office(lines).from("work.example").route().explanation().lines(Locale.ROOT).subList(0, 5));
        assertEquals("  a.example ssid=Office from=work.example: the sender is not in work.example, in the Wi-Fi network \"Office\"",
                office(lines).from("x.example").route().explanation().lines(Locale.ROOT).get(2));
        assertEquals("No server is for mail of this sender only.", office(lines).from("x.example").route().explanation().lines(Locale.ROOT).get(1));
        assertEquals("The sender is not known; some servers are for mail of one sender only.", office(lines).route().explanation().lines(Locale.ROOT).get(1));
        assertEquals("  a.example ssid=Office from=work.example: only for mail from work.example, in the Wi-Fi network \"Office\"",
                office(lines).route().explanation().lines(Locale.ROOT).get(2));
    }

    @Test
    void surroundingsAreEqualWhateverTheirOrder() {
        assertEquals(OFFICE, new Surroundings(List.of("Guests", "Office", "Guests"), List.of(ip("fe80::1"), ip("10.0.0.1")), List.of("office.example"),
                Connectivity.FULL));
        assertEquals(Optional.of("x.example"), entry("a from=x.example").conditions().senderDomain());
    }
}
