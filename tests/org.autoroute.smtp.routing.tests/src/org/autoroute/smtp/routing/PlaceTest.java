package org.autoroute.smtp.routing;

import static org.autoroute.smtp.routing.Situation.ip;
import static org.autoroute.smtp.routing.Situation.list;
import static org.autoroute.smtp.routing.Situation.own;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.autoroute.smtp.routing.Connection.Kind;
import org.junit.jupiter.api.Test;

class PlaceTest {

    private static Place at(String... addresses) {
        return new Place(List.of(addresses).stream().map(Situation::own).toList(), Optional.empty(), Surroundings.UNKNOWN, Optional.empty(), Map.of());
    }

    private static String shown(Place place, Situation present) {
        return Situation.shown(new Router().decide(place.in(present.input())));
    }

    @Test
    void whoImaginesNothingIsHere() {
        RoutingInput here = list("late.example", "10.0.0.2").at("10.0.0.5/24").chosen(1).input();
        assertEquals(new Router().decide(here), new Router().decide(at().in(here)));
    }

    @Test
    void theSenderAloneIsImaginedHere() {
        Place sending = new Place(List.of(), Optional.empty(), Surroundings.UNKNOWN, Optional.of("work.example"), Map.of());
        assertEquals("a.example:25 (work.example)", shown(sending, list("10.0.0.2", "a.example from=work.example").at("10.0.0.5/24")));
    }

    @Test
    void elsewhereNothingOfThePresentNetworkCounts() {
        Situation present = list("10.0.0.2", "192.0.2.25", "a.example \"Home\"").at("10.0.0.5/24").up("Home", Kind.WIFI);
        assertEquals("192.0.2.25:25 (192.0.2.25)", shown(at("192.0.2.7/24"), present));
    }

    @Test
    void aChoiceByHandIsGivenUpOnTheWayOnlyInAutomaticMode() {
        assertEquals("192.0.2.25:25 (192.0.2.25)", shown(at("192.0.2.7/24"), list("10.0.0.2", "192.0.2.25").chosen(0)));
        assertEquals("10.0.0.2:25 (manual)", shown(at("192.0.2.7/24"), list("10.0.0.2", "192.0.2.25").autorouteOff().chosen(0)));
    }

    @Test
    void namesAreThoseKnownNowOrGivenAndOthersAreNotAskedFor() {
        Situation present = list("known.example", "late.example", "a.example").dns("known.example", "192.0.2.25").at("10.0.0.5/24");
        assertEquals("known.example:25 (192.0.2.25)", shown(at("192.0.2.7/24"), present));
        RoutingInput there = at("192.0.2.7/24").in(present.input());
        assertEquals("names are not looked up for an imagined place",
                assertInstanceOf(Resolution.Failed.class, there.resolution(there.entries().get(1))).reason().toString());
        Place given = new Place(List.of(own("203.0.113.7/24")), Optional.empty(), Surroundings.UNKNOWN, Optional.empty(),
                Map.of("a.example", List.of(ip("203.0.113.25"))));
        assertEquals("a.example:25 (203.0.113.25)", shown(given, present));
    }

    @Test
    void whereSettingsForbidToLookNamesUpThoseKnownDoNotCountEither() {
        Situation present = list("known.example").dns("known.example", "192.168.1.25").dontResolveInLan().noDefault().at("192.0.2.5/24");
        assertEquals("N/A", shown(at("192.168.1.7/24"), present));
    }

    @Test
    void aConnectionThatIsUpNowKeepsWhatCarriesIt() {
        Situation present = list("a.example \"Etype\"").up("Etype", Kind.DIAL_UP).at("10.0.0.5/24");
        Place place = new Place(List.of(), Optional.of("etype"), Surroundings.UNKNOWN, Optional.empty(), Map.of());
        assertEquals(Kind.DIAL_UP, place.in(present.input()).network().connections().getFirst().kind());
        assertEquals("a.example:25 (Etype)", shown(place, present));
    }
}
