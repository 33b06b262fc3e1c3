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
import org.autoroute.smtp.network.internal.NamedConnection;
import org.autoroute.smtp.network.internal.Need;
import org.autoroute.smtp.routing.Connection.Kind;
import org.junit.jupiter.api.Test;

/** What macOS would say, in the forms its manuals show. None of it was recorded on a Mac. */
class MacTest {

    private static final Map<String, String> SCUTIL = Map.of(
            "list State:/Network/Service/[^/]+/IPv[46]", """
                      subKey [0] = State:/Network/Service/AAAA-1/IPv4
                      subKey [1] = State:/Network/Service/AAAA-1/IPv6
                      subKey [2] = State:/Network/Service/BBBB-2/IPv4
                      subKey [3] = State:/Network/Service/CCCC-3/IPv4
                    """,
            "show Setup:/Network/Service/AAAA-1", "<dictionary> {\n  UserDefinedName : Wi-Fi\n}\n",
            "show Setup:/Network/Service/AAAA-1/Interface", """
                    <dictionary> {
                      DeviceName : en0
                      Hardware : AirPort
                      Type : Ethernet
                      UserDefinedName : Wi-Fi
                    }
                    """,
            "show State:/Network/Service/AAAA-1/IPv4", """
                    <dictionary> {
                      Addresses : <array> {
                        0 : 192.0.2.7
                      }
                      InterfaceName : en0
                      Router : 192.0.2.1
                    }
                      No such key
                    """,
            "show Setup:/Network/Service/BBBB-2", "<dictionary> {\n  UserDefinedName : Work: the office\n}\n",
            "show Setup:/Network/Service/BBBB-2/Interface", "<dictionary> {\n  SubType : L2TP\n  Type : PPP\n}\n",
            "show State:/Network/Service/BBBB-2/IPv4", "<dictionary> {\n  InterfaceName : ppp0\n}\n");

    @Test
    void servicesThatAreUpGoByTheirNames() throws IOException {
        NetworkServices services = new NetworkServices((command, input) -> {
            assertEquals(List.of("/usr/sbin/scutil"), command);
            assertTrue(input.endsWith("\nquit\n"), input);
            return SCUTIL.getOrDefault(input.substring(0, input.indexOf('\n')), "  No such key\n");
        });
        assertEquals(List.of(NamedConnection.of("Wi-Fi", Kind.WIFI, Optional.of("en0")),
                NamedConnection.of("Work: the office", Kind.VPN, Optional.of("ppp0"))), services.read(List.of()));
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
