package org.autoroute.smtp.routing;

import static org.autoroute.smtp.routing.Situation.ip;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.autoroute.smtp.routing.Connection.Kind;
import org.junit.jupiter.api.Test;

class NetworkSnapshotTest {

    private static final Connection OFFICE = new Connection("Office", Kind.VPN, Optional.of("tun0"));
    private static final Connection HOME = new Connection("Home", Kind.WIFI, Optional.empty());
    private static final OwnAddress TUNNEL = new OwnAddress(ip("10.8.0.6"), 32, "tun0", Optional.empty());
    private static final OwnAddress WIRELESS = new OwnAddress(ip("192.0.2.10"), 24, "wlan0", Optional.of("HOME"));

    private final NetworkSnapshot both = new NetworkSnapshot(List.of(TUNNEL, WIRELESS), List.of(OFFICE, HOME));

    @Test
    void anAddressCameByTheConnectionOverItsInterface() {
        assertEquals(List.of(OFFICE), both.connectionsOf(TUNNEL));
    }

    @Test
    void anAddressCameByTheConnectionItNamesWhateverTheCase() {
        assertEquals(List.of(HOME), both.connectionsOf(WIRELESS));
    }

    @Test
    void aConnectionNoAddressCameByIsWithoutAddress() {
        assertEquals(List.of(), both.connectionsWithoutAddress());
        assertEquals(List.of(HOME), new NetworkSnapshot(List.of(TUNNEL), List.of(OFFICE, HOME)).connectionsWithoutAddress());
    }
}
