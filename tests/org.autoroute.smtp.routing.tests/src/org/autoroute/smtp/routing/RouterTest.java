package org.autoroute.smtp.routing;

import static org.autoroute.smtp.routing.Situation.candidates;
import static org.autoroute.smtp.routing.Situation.ip;
import static org.autoroute.smtp.routing.Situation.list;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.routing.Explanation.Outcome;
import org.autoroute.smtp.routing.Explanation.Step;
import org.junit.jupiter.api.Test;

class RouterTest {

    @Test
    void aLinkThatHoldsGoesBeforeASubnetAndIsTakenInListOrder() {
        Route route = list("10.0.0.2", "a.example 10.0.0.0/8", "b.example \"Home\"").at("10.0.0.5/24").up("Home", Kind.WIFI).route();
        assertEquals(Reason.RANGE, route.reason());
        assertEquals(List.of("a.example:25", "b.example:25", "10.0.0.2:25"), candidates(route));
    }

    @Test
    void connectionNamesAreComparedWithoutCase() {
        assertEquals(Reason.CONNECTION, list("a.example \"HOME\"").up("home", Kind.WIFI).route().reason());
    }

    @Test
    void theConnectionOfAnAddressCountsAsUp() {
        OwnAddress own = new OwnAddress(ip("10.0.0.5"), 24, "wlan0", Optional.of("Home"));
        RoutingInput input = new RoutingInput(list("a.example \"Home\"").input().entries(), new NetworkSnapshot(List.of(own), List.of()), java.util.Map.of(),
                RoutingSettings.DEFAULTS, Optional.empty());
        assertEquals(Reason.CONNECTION, new Router().decide(input).reason());
    }

    @Test
    void connectionAndRangeOnOneLineMustBothHold() {
        String line = "a.example \"Home\" 10.0.0.0-10.0.0.255";
        assertEquals(Reason.NONE, list(line).noDefault().up("Home", Kind.WIFI).at("192.0.2.1/24").route().reason());
        assertEquals(Reason.NONE, list(line).noDefault().up("Work", Kind.WIFI).at("10.0.0.5/24").route().reason());
        Route both = list(line).noDefault().up("Home", Kind.WIFI).at("10.0.0.5/24").route();
        assertEquals(Reason.CONNECTION, both.reason());
        assertEquals(ip("10.0.0.5"), both.active().orElseThrow().match().orElseThrow().own().orElseThrow().address());
    }

    @Test
    void expansionTriesEveryEntryInOneStepBeforeTheNext() {
        Route route = list("10.9.9.9", "10.1.9.9", "10.1.2.200").expandMasks().at("10.1.2.3/26").route();
        assertEquals(Reason.EXPANDED_SUBNET, route.reason());
        assertEquals(List.of("10.1.2.200:25", "10.1.9.9:25", "10.9.9.9:25"), candidates(route));
        assertEquals("10.1.2.0/24", route.active().orElseThrow().match().orElseThrow().subnet().orElseThrow().toString());
    }

    @Test
    void anAddressWithItsOwnMaskIsWidenedFromTheClassOfItsNet() {
        assertEquals(Reason.EXPANDED_SUBNET, list("194.186.99.1").expandMasks().at("194.186.20.5/32").route().reason());
        assertEquals(Reason.SUBNET, list("62.99.1.1").expandMasks().at("62.1.2.3/32").route().reason());
    }

    @Test
    void expansionEndsAtEightBits() {
        assertEquals(Reason.NONE, list("11.0.0.1").noDefault().expandMasks().at("10.0.0.1/24").route().reason());
    }

    @Test
    void ipv6MatchesByItsPrefixAndIsNeverWidened() {
        assertEquals(Reason.SUBNET, list("[2001:db8:1::25]").at("2001:db8:1::7/64").route().reason());
        assertEquals(Reason.NONE, list("[2001:db8:1::25]").noDefault().expandMasks().at("2001:db8:1::7/128").route().reason());
        assertEquals(Reason.NONE, list("[2001:db8:2::25]").noDefault().expandMasks().at("2001:db8:1::7/64").route().reason());
    }

    @Test
    void aServerMatchesByAnyOfItsAddressesAndTheOneThatMatchesIsTriedFirst() {
        Route route = list("smtp.example").dns("smtp.example", "2001:db8::1", "203.0.113.1", "10.0.0.2").at("10.0.0.5/24").route();
        assertEquals(Reason.SUBNET, route.reason());
        assertEquals(List.of(ip("10.0.0.2"), ip("2001:db8::1"), ip("203.0.113.1")), route.active().orElseThrow().addresses());
        assertEquals("10.0.0.2", route.comment().toString());
    }

    @Test
    void aServerAtOurOwnAddressIsInOurSubnet() {
        assertEquals(Reason.SUBNET, list("10.0.0.5").at("10.0.0.5/24").route().reason());
        assertEquals(Reason.SUBNET, list("[2001:db8::7]").at("2001:db8::7/128").route().reason());
    }

    @Test
    void eachServerIsACandidateOnceAndTheDefaultComesLast() {
        Route route = list("d.example", "a.example \"Home\"", "a.example 10.0.0.0/8", "10.0.0.2", "10.0.0.2:26").up("Home", Kind.WIFI).at("10.0.0.5/24").route();
        assertEquals(List.of("a.example:25", "10.0.0.2:25", "10.0.0.2:26", "d.example:25"), candidates(route));
        assertEquals(List.of(Reason.CONNECTION, Reason.SUBNET, Reason.SUBNET, Reason.DEFAULT), route.candidates().stream().map(Candidate::reason).toList());
    }

    @Test
    void aChoiceByHandIsTheOnlyCandidate() {
        assertEquals(List.of("b.example:25"), candidates(list("10.0.0.2", "b.example").at("10.0.0.5/24").chosen(1).route()));
    }

    @Test
    void aChoiceOutsideTheListCountsAsNone() {
        assertEquals(Reason.DEFAULT, list("a.example").chosen(1).route().reason());
        assertEquals(Reason.DEFAULT, list("a.example").chosen(-1).route().reason());
    }

    @Test
    void anEmptyListHasNoServer() {
        Route route = list().at("10.0.0.5/24").route();
        assertEquals(Reason.NONE, route.reason());
        assertTrue(route.active().isEmpty());
    }

    @Test
    void aNameThatIsAwaitedDecidesOnlyWhereNoEarlierRuleHas() {
        assertFalse(list("slow.example").at("10.0.0.5/24").settled());
        assertFalse(list("slow.example", "10.0.0.2").at("10.0.0.5/24").settled());
        assertFalse(list("10.0.9.2", "slow.example").expandMasks().at("10.0.0.5/24").settled(), "a normal mask would go before the wider one");
        assertTrue(list("10.0.0.2", "slow.example").at("10.0.0.5/24").settled());
        assertTrue(list("slow.example", "a.example \"Home\"").up("Home", Kind.WIFI).at("10.0.0.5/24").settled());
        assertTrue(list("slow.example").at("10.0.0.5/24").chosen(0).settled());
        assertTrue(list("slow.example").at("10.0.0.5/24").autorouteOff().settled());
        assertTrue(list("slow.example").settled(), "without an address of ours no server is in our subnet");
        assertTrue(list("gone.example").unknown("gone.example").at("10.0.0.5/24").settled());
        assertTrue(list("slow.example").at("10.0.0.5/24").dontResolveInLan().settled(), "what is not asked is not awaited");
    }

    @Test
    void theExplanationNamesEachRuleAndEachEntry() {
        Route route = list("smtp.first.com", "10.0.0.2", "late.example", "a.example \"Home\" 10.0.0.0/8").dns("smtp.first.com", "203.0.113.1")
                .at("10.0.0.5/24").chosen(0).route();
        assertEquals(List.of(
                "Chosen by hand: smtp.first.com",
                "No link holds.",
                "  smtp.first.com: has no link",
                "  10.0.0.2: has no link",
                "  late.example: has no link",
                "  a.example \"Home\" 10.0.0.0-10.255.255.255: connection \"Home\" is not up, our address 10.0.0.5 is in the range 10.0.0.0-10.255.255.255",
                "A server in one of our networks would be 10.0.0.2.",
                "  smtp.first.com: 203.0.113.1 is in none of our networks",
                "  10.0.0.2: 10.0.0.2 is in 10.0.0.0/24, as is our address 10.0.0.5",
                "  late.example: its name is being looked up",
                "  a.example \"Home\" 10.0.0.0-10.255.255.255: its name is being looked up",
                "Wider masks are not tried: expanding masks is off.",
                "The default, the first server in the list, would be smtp.first.com."), route.explanation().lines(Locale.ROOT));
    }

    @Test
    void exactlyOneStepChooses() {
        for (Situation situation : List.of(list(), list("a.example").chosen(0), list("10.0.0.2").at("10.0.0.5/24"), list("10.0.9.2").expandMasks().at("10.0.0.5/24"),
                list("a.example"), list("a.example").noDefault(), list("a.example").autorouteOff().noDefault())) {
            Route route = situation.route();
            List<Step> chose = route.explanation().steps().stream().filter(step -> step.outcome() == Outcome.CHOSE).toList();
            assertEquals(1, chose.size(), () -> route.explanation().lines(Locale.ROOT).toString());
            assertEquals(route.reason(), chose.getFirst().reason());
        }
    }
}
