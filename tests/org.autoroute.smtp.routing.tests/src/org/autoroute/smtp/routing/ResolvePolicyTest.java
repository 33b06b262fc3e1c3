package org.autoroute.smtp.routing;

import static org.autoroute.smtp.routing.Situation.list;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.routing.Resolution.Suppressed.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResolvePolicyTest {

    private static Optional<Rule> suppression(Situation situation) {
        return ResolvePolicy.suppression(situation.network(), situation.settings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1/8", "10.255.255.255/8", "172.16.0.1/12", "172.31.255.254/12", "192.168.255.1/24", "100.64.0.1/10", "100.127.255.254/10",
        "169.254.7.7/16", "fc00::1/64", "fdff::1/64", "fe80::1/64", "febf::1/64"})
    void withinALanNothingIsResolved(String local) {
        assertEquals(Optional.of(Rule.DONT_RESOLVE_IN_LAN), suppression(list().dontResolveInLan().at(local)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.255.255.255/8", "11.0.0.0/8", "172.15.255.255/12", "172.32.0.0/12", "192.167.255.255/24", "192.169.0.0/24", "100.63.255.255/10",
        "100.128.0.0/10", "169.253.0.1/16", "2001:db8::1/64", "fe00::1/64", "fec0::1/64"})
    void oneAddressOfTheInternetIsEnoughToResolve(String address) {
        assertEquals(Optional.empty(), suppression(list().dontResolveInLan().at("192.168.1.5/24", address)));
    }

    @Test
    void withoutAnyAddressTheLanSettingForbids() {
        assertEquals(Optional.of(Rule.DONT_RESOLVE_IN_LAN), suppression(list().dontResolveInLan()));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void dialUpMeansWhatAUserBringsUp(Kind kind) {
        boolean dialUp = kind == Kind.DIAL_UP || kind == Kind.VPN || kind == Kind.MOBILE;
        Situation situation = list().dontResolveWithoutDialUp().at("203.0.113.1/24").up("c", kind);
        assertEquals(dialUp ? Optional.empty() : Optional.of(Rule.DONT_RESOLVE_WITHOUT_DIAL_UP), suppression(situation));
    }

    @Test
    void bothSettingsHaveToAllow() {
        Situation vpnInLan = list().dontResolveInLan().dontResolveWithoutDialUp().at("192.168.1.5/24").up("vpn", Kind.VPN);
        assertEquals(Optional.of(Rule.DONT_RESOLVE_IN_LAN), suppression(vpnInLan));
    }

    @Test
    void withoutTheSettingsEverythingIsResolved() {
        assertEquals(Optional.empty(), suppression(list()));
        assertEquals(Optional.empty(), suppression(list().at("192.168.1.5/24")));
    }

    @Test
    void whatIsForbiddenIsExplained() {
        Route lan = list("a.example").dontResolveInLan().at("192.168.1.5/24").route();
        assertEquals("a.example: its name is not looked up, because all our addresses are local",
                lan.explanation().steps().get(2).entries().getFirst().text().toString());
    }
}
