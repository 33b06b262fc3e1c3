package org.autoroute.smtp.routing;

import static org.autoroute.smtp.routing.Reason.CONNECTION;
import static org.autoroute.smtp.routing.Reason.DEFAULT;
import static org.autoroute.smtp.routing.Reason.EXPANDED_SUBNET;
import static org.autoroute.smtp.routing.Reason.MANUAL;
import static org.autoroute.smtp.routing.Reason.NONE;
import static org.autoroute.smtp.routing.Reason.RANGE;
import static org.autoroute.smtp.routing.Reason.SUBNET;
import static org.autoroute.smtp.routing.Situation.list;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manual of 2000, sentence by sentence as far as it speaks of choosing a server, and what the window shows then. */
class ManualTest {

    private record Sentence(String words, Situation situation, Reason reason, String shown) {
        @Override
        public String toString() {
            return words;
        }
    }

    private static Sentence says(String words, Situation situation, Reason reason, String shown) {
        return new Sentence(words, situation, reason, shown);
    }

    private static Situation twoProviders() {
        return list("smtp.first.com", "smtp.second.com").dns("smtp.first.com", "204.54.15.1").dns("smtp.second.com", "194.186.20.1");
    }

    static Stream<Sentence> sentences() {
        return Stream.of(
                says("connected to the FIRST ISP, mail goes through his server", twoProviders().at("204.54.15.77/24"), SUBNET, "smtp.first.com:25 (204.54.15.1)"),
                says("in the same way with the SECOND ISP, its server", twoProviders().at("194.186.20.5/24"), SUBNET, "smtp.second.com:25 (194.186.20.1)"),
                says("chooses one that is located in your sub-net, with two addresses the first in the list",
                        twoProviders().at("194.186.20.5/24", "204.54.15.77/24"), SUBNET, "smtp.first.com:25 (204.54.15.1)"),
                says("if no server was found, the server specified in the settings", twoProviders().at("10.1.2.3/24"), DEFAULT, "smtp.first.com:25 (default)"),
                says("you can disable automatic detection", twoProviders().at("194.186.20.5/24").autorouteOff(), DEFAULT, "smtp.first.com:25 (default)"),
                says("or choose a server in automatic mode yourself with Next >>", twoProviders().at("204.54.15.77/24").chosen(1), MANUAL,
                        "smtp.second.com:25 (manual)"),
                says("N/A means that the computer has no IP address", twoProviders().noDefault(), NONE, "N/A"),
                says("a mask of 255.255.255.255 stands for the mask of the net, class C", list("194.186.20.1").at("194.186.20.5/32"), SUBNET,
                        "194.186.20.1:25 (194.186.20.1)"),
                says("class C net reaches no further", list("194.186.21.1").noDefault().at("194.186.20.5/32"), NONE, "N/A"),
                says("the same for class B", list("150.7.200.1").at("150.7.1.5/32"), SUBNET, "150.7.200.1:25 (150.7.200.1)"),
                says("the same for class A", list("62.99.1.1").at("62.1.2.3/32"), SUBNET, "62.99.1.1:25 (62.99.1.1)"),
                says("manual means chosen from the list by clicking Next >>", twoProviders().chosen(0), MANUAL, "smtp.first.com:25 (manual)"),
                says("default means the right server is not found", twoProviders().at("203.0.113.9/24"), DEFAULT, "smtp.first.com:25 (default)"),
                says("routing disabled: the server can be changed only by clicking", twoProviders().at("204.54.15.77/24").autorouteOff().chosen(1), MANUAL,
                        "smtp.second.com:25 (manual)"),
                says("otherwise the choice is cancelled upon a change: the rules decide again", twoProviders().at("204.54.15.77/24"), SUBNET,
                        "smtp.first.com:25 (204.54.15.1)"),
                says("use first SMTP server in list as default, disabled: N/A", twoProviders().noDefault().at("203.0.113.9/24"), NONE, "N/A"),
                says("disable autoroute: only manually, a link does not count", list("a.example", "b.example \"Etype\"").up("Etype", Connection.Kind.DIAL_UP)
                        .autorouteOff().noDefault(), NONE, "N/A"),
                says("don't resolve within LAN: names are not found there", list("smtp.first.com").dontResolveInLan().noDefault().at("192.168.1.5/24"), NONE, "N/A"),
                says("don't resolve within LAN: an address needs no resolving", list("smtp.first.com", "192.168.1.2").dontResolveInLan().at("192.168.1.5/24"),
                        SUBNET, "192.168.1.2:25 (192.168.1.2)"),
                says("don't resolve without dial-up: an address needs no resolving", list("smtp.first.com", "192.168.1.2").dontResolveWithoutDialUp()
                        .at("192.168.1.5/24"), SUBNET, "192.168.1.2:25 (192.168.1.2)"),
                says("the server is located in another subnetwork: not found", list("194.186.21.1").noDefault().at("194.186.20.5/24"), NONE, "N/A"),
                says("with this option masks are expanded, 255.255.255.0 to 255.255.0.0", list("194.186.21.1").expandMasks().at("194.186.20.5/24"),
                        EXPANDED_SUBNET, "194.186.21.1:25 (194.186.21.1)"),
                says("and 255.255.0.0 to 255.0.0.0", list("194.1.1.1").expandMasks().at("194.186.20.5/16"), EXPANDED_SUBNET, "194.1.1.1:25 (194.1.1.1)"),
                says("it tries \"normal\" masks first", list("194.186.21.1", "194.186.20.1").expandMasks().at("194.186.20.5/24"), SUBNET,
                        "194.186.20.1:25 (194.186.20.1)"),
                says("both IP address and name are allowed", list("smtp.first.com", "204.54.15.2").dns("smtp.first.com", "10.0.0.1").at("204.54.15.77/24"), SUBNET,
                        "204.54.15.2:25 (204.54.15.2)"),
                says("a port after a semicolon", list("204.54.15.2;26").at("204.54.15.77/24"), SUBNET, "204.54.15.2:26 (204.54.15.2)"),
                says("when \"Etype\" is established, the server linked to it", list("smtp.other.com", "smtp.myisp.com \"Etype\"").up("Etype",
                        Connection.Kind.DIAL_UP), CONNECTION, "smtp.myisp.com:25 (Etype)"),
                says("another connection does not count", list("smtp.other.com", "smtp.myisp.com \"Etype\"").up("Connection 56k", Connection.Kind.DIAL_UP), DEFAULT,
                        "smtp.other.com:25 (default)"),
                says("the server is used when your address is within the range", list("smtp.other.com", "smtp.mysip.com 204.54.15.1-204.54.20.255")
                        .at("204.54.18.3/30"), RANGE, "smtp.mysip.com:25 (204.54.15.1-204.54.20.255)"),
                says("and not outside the range", list("smtp.other.com", "smtp.mysip.com 204.54.15.1-204.54.20.255").at("204.54.21.0/30"), DEFAULT,
                        "smtp.other.com:25 (default)"),
                says("more than one link: several entries", list("smtp.other.com", "smtp.myisp.com \"Etype\"", "smtp.myisp.com \"Etype 2\"")
                        .up("Etype 2", Connection.Kind.DIAL_UP), CONNECTION, "smtp.myisp.com:25 (Etype 2)"),
                says("links don't disable automatic search: another server is found", list("smtp.myisp.com \"Etype\"", "204.54.15.2").at("204.54.15.77/24"), SUBNET,
                        "204.54.15.2:25 (204.54.15.2)"),
                says("links don't disable automatic search: the linked server itself is found", list("204.54.15.2 \"Etype\"").at("204.54.15.77/24"), SUBNET,
                        "204.54.15.2:25 (204.54.15.2)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sentences")
    void theManualSays(Sentence sentence) {
        Route route = sentence.situation().route();
        assertEquals(sentence.reason(), route.reason());
        assertEquals(sentence.shown(), Situation.shown(route));
    }
}
