package org.autoroute.smtp.ui.internal.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.testing.FakeService;

/** Where this computer is. */
class OwnAddressPresenterTest {

    private final FakeService service = new FakeService();

    private List<List<String>> rows() {
        return new OwnAddressPresenter(new Messages(OwnAddressPresenter.class, Locale.ENGLISH)).rows(service.state().network()).stream()
                .map(OwnAddressRow::cells).toList();
    }

    @Test
    void anAddressStandsWithMaskInterfaceConnectionAndKind() {
        service.at("192.0.2.10", 24, "wlan0", "Home", Kind.WIFI).at("2001:db8::10", 64, "tun0", "Office", Kind.VPN);
        assertEquals(List.of(List.of("192.0.2.10", "255.255.255.0", "wlan0", "Home", "Wi-Fi"), List.of("2001:db8::10", "/64", "tun0", "Office", "VPN")),
                rows());
    }

    @Test
    void linkLocalAddressesStandLast() {
        service.at("fe80::1", 64, "eth0", "Wire", Kind.ETHERNET).at("192.0.2.10", 24, "eth0", "Wire", Kind.ETHERNET);
        assertEquals(List.of("192.0.2.10", "fe80::1"), rows().stream().map(List::getFirst).toList());
    }

    @Test
    void offlineThereIsNothingToName() {
        assertEquals(List.of(List.of("N/A", "N/A", "N/A", "Not connected", "N/A")), rows());
    }
}
