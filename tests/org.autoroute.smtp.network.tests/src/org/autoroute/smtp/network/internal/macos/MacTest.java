package org.autoroute.smtp.network.internal.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.autoroute.smtp.network.internal.NamedConnection;
import org.autoroute.smtp.network.internal.Need;
import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Surroundings;
import org.autoroute.smtp.routing.Surroundings.Connectivity;
import org.junit.jupiter.api.Test;

/** What macOS would say, in the forms its manuals show. None of it was recorded on a Mac. */
class MacTest {

    private static final Map<String, String> SCUTIL = Map.ofEntries(
            Map.entry("list State:/Network/Service/[^/]+/IPv[46]", """
                      subKey [0] = State:/Network/Service/AAAA-1/IPv4
                      subKey [1] = State:/Network/Service/AAAA-1/IPv6
                      subKey [2] = State:/Network/Service/BBBB-2/IPv4
                      subKey [3] = State:/Network/Service/CCCC-3/IPv4
                    """),
            Map.entry("show Setup:/Network/Service/AAAA-1", "<dictionary> {\n  UserDefinedName : Wi-Fi\n}\n"),
            Map.entry("show Setup:/Network/Service/AAAA-1/Interface", """
                    <dictionary> {
                      DeviceName : en0
                      Hardware : AirPort
                      Type : Ethernet
                      UserDefinedName : Wi-Fi
                    }
                    """),
            Map.entry("show State:/Network/Service/AAAA-1/IPv4", """
                    <dictionary> {
                      Addresses : <array> {
                        0 : 192.0.2.7
                      }
                      InterfaceName : en0
                      Router : 192.0.2.1
                    }
                      No such key
                    """),
            Map.entry("show State:/Network/Service/AAAA-1/IPv6", "<dictionary> {\n  InterfaceName : en0\n  Router : fe80::1%en0\n}\n"),
            Map.entry("show State:/Network/Service/AAAA-1/DNS", """
                    <dictionary> {
                      DomainName : Home.Example
                      SearchDomains : <array> {
                        0 : lan.example
                        1 : home.example
                      }
                      ServerAddresses : <array> {
                        0 : 192.0.2.53
                      }
                    }
                    """),
            Map.entry("show State:/Network/Interface/en0/AirPort", "<dictionary> {\n  SSID_STR : Café au lait\n}\n"),
            Map.entry("show Setup:/Network/Service/BBBB-2", "<dictionary> {\n  UserDefinedName : Work: the office\n}\n"),
            Map.entry("show Setup:/Network/Service/BBBB-2/Interface", "<dictionary> {\n  SubType : L2TP\n  Type : PPP\n}\n"),
            Map.entry("show State:/Network/Service/BBBB-2/IPv4", "<dictionary> {\n  InterfaceName : ppp0\n}\n"));

    @Test
    void servicesThatAreUpGoByTheirNames() throws IOException {
        NetworkServices services = new NetworkServices(MacTest::scutil);
        assertEquals(List.of(NamedConnection.of("Wi-Fi", Kind.WIFI, Optional.of("en0")),
                NamedConnection.of("Work: the office", Kind.VPN, Optional.of("ppp0"))), services.read(List.of()).named());
    }

    @Test
    void servicesTellRouterDomainsAndWifi() throws IOException {
        assertEquals(new Surroundings(List.of("Café au lait"), Stream.of("192.0.2.1", "fe80::1").map(a -> IpAddress.parse(a).orElseThrow()).toList(),
                List.of("home.example", "lan.example"), Connectivity.UNKNOWN), new NetworkServices(MacTest::scutil).read(List.of()).around());
    }

    private static String scutil(List<String> command, String input) {
        assertEquals(List.of("/usr/sbin/scutil"), command);
        assertTrue(input.endsWith("\nquit\n"), input);
        return SCUTIL.getOrDefault(input.substring(0, input.indexOf('\n')), "  No such key\n");
    }

    @Test
    void aProgramThatCannotBeRunIsAnError() {
        NetworkServices services = new NetworkServices((command, input) -> {
            throw new IOException("played");
        });
        assertThrows(IOException.class, () -> services.read(List.of()));
    }

    @Test
    void programsAreGivenInputAndATimeLimit() throws IOException {
        Need.that(Files.isExecutable(Path.of("/bin/cat")) && Files.isExecutable(Path.of("/bin/sleep")), "needs cat and sleep");
        assertEquals("héllo\n", Command.start(List.of("/bin/cat"), "héllo\n"));
        long start = System.nanoTime();
        assertThrows(IOException.class, () -> Command.start(List.of("/bin/sleep", "30"), ""));
        assertTrue(System.nanoTime() - start < 10_000_000_000L);
        assertThrows(IOException.class, () -> Command.start(List.of("/no/such/program"), ""));
    }

    @Test
    void onlyMessagesOfAddressesAndInterfacesMatter() {
        assertTrue(matter(0xc));
        assertTrue(matter(0xd));
        assertTrue(matter(0xe));
        assertTrue(matter(0x1, 0x2, 0x12));
        assertFalse(matter(0x1, 0x2, 0xb));
        assertFalse(RouteMessages.matter(new byte[3], 3));
        assertFalse(RouteMessages.matter(new byte[64], 64), "a length of nothing");
    }

    private static boolean matter(int... types) {
        ByteBuffer messages = ByteBuffer.allocate(types.length * 92).order(ByteOrder.nativeOrder());
        for (int i = 0; i < types.length; i++) {
            messages.putShort(i * 92, (short) 92).put(i * 92 + 2, (byte) 5).put(i * 92 + 3, (byte) types[i]);
        }
        return RouteMessages.matter(messages.array(), messages.capacity());
    }
}
