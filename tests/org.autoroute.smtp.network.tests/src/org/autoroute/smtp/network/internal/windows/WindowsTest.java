package org.autoroute.smtp.network.internal.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.autoroute.smtp.network.internal.Connections;
import org.autoroute.smtp.network.internal.Link;
import org.autoroute.smtp.network.internal.NamedConnection;
import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Surroundings;
import org.autoroute.smtp.routing.Surroundings.Connectivity;
import org.junit.jupiter.api.Test;

/** The Windows parts with the libraries played, structures laid out by hand from the headers' text. None of it has run on Windows. */
class WindowsTest {

    private static final List<Link> LINKS = List.of(
            new Link("ppp0", "Etype", Optional.empty(), List.of()),
            new Link("wlan1", "Intel(R) Wi-Fi 6", Optional.empty(), List.of()));

    @Test
    void theOffsetsFollowFromTheHeaders() {
        // ras.h, packed to 4: DWORD, HANDLE, WCHAR[257], [17], [129], [260], DWORD, GUID, DWORD, LUID, GUID.
        assertEquals(RasConnections.CONN_ENTRY, 4 + 8);
        assertEquals(RasConnections.CONN_DEVICE_TYPE, 12 + 257 * 2);
        assertEquals(RasConnections.CONN_SIZE, align4(12 + (257 + 17 + 129 + 260) * 2) + 4 + 16 + 4 + 8 + 16);
        // DWORD, enum, DWORD, WCHAR[17], [129], [129], two of (DWORD, 16 octets), enum.
        assertEquals(RasConnections.STATUS_SIZE, align4(12 + (17 + 129 + 129) * 2) + 20 + 20 + 4);
        // wlanapi.h: GUID, WCHAR[256], enum; enum, enum, WCHAR[256], ULONG, UCHAR[32].
        assertEquals(WlanConnections.INFO_SIZE, 16 + 512 + 4);
        assertEquals(WlanConnections.ATTRIBUTES_SSID, 4 + 4 + 512 + 4);
    }

    private static int align4(int size) {
        return size + 3 & ~3;
    }

    @Test
    void dialUpEntriesThatAreConnectedAreNamed() throws IOException {
        PlayedRas ras = new PlayedRas();
        ras.add("Etype", "modem", 0x2000);
        ras.add("Büro", "vpn", 0x2000);
        ras.add("Still dialling", "PPPoE", 3);
        assertEquals(List.of(NamedConnection.of("Etype", Kind.DIAL_UP, Optional.of("ppp0")),
                NamedConnection.of("Büro", Kind.VPN, Optional.empty())), new RasConnections(ras).read(LINKS).named());
    }

    @Test
    void aLongListIsAskedForAgainWithMoreRoom() throws IOException {
        PlayedRas ras = new PlayedRas();
        for (int i = 0; i < 20; i++) {
            ras.add("Entry " + i, "isdn", 0x2000);
        }
        assertEquals(20, new RasConnections(ras).read(List.of()).named().size());
    }

    @Test
    void anErrorOfRasIsToldWithItsNumber() {
        PlayedRas ras = new PlayedRas();
        ras.error = 632;
        assertTrue(assertThrows(IOException.class, () -> new RasConnections(ras).read(LINKS)).getMessage().contains("632"));
    }

    @Test
    void wifiGoesByTheNameOfTheProfileAndOfTheNetwork() throws IOException {
        PlayedWlan wlan = new PlayedWlan();
        wlan.state = 1;
        assertEquals(List.of(new NamedConnection(List.of("Home profile", "Café"), Kind.WIFI, Optional.of("wlan1"))),
                new WlanConnections(wlan).read(LINKS).named());
        assertEquals(List.of("Café"), new WlanConnections(wlan).read(LINKS).around().ssids());
        assertEquals(4, wlan.freed.get());
        assertEquals(2, wlan.closed.get());
    }

    @Test
    void wifiThatIsNotConnectedOrNotToldOfIsNone() throws IOException {
        PlayedWlan wlan = new PlayedWlan();
        wlan.state = 4;
        assertEquals(Connections.NONE, new WlanConnections(wlan).read(LINKS));
        wlan.state = 1;
        wlan.queryError = 5;
        assertEquals(Connections.NONE, new WlanConnections(wlan).read(LINKS));
        wlan.openError = 1062;
        assertEquals(Connections.NONE, new WlanConnections(wlan).read(LINKS));
        wlan.openError = 50;
        assertThrows(IOException.class, () -> new WlanConnections(wlan).read(LINKS));
        assertEquals(2, wlan.closed.get());
    }

    @Test
    void onePartThatFailsDoesNotHideTheOther() throws IOException {
        NamedConnection one = NamedConnection.of("Etype", Kind.DIAL_UP, Optional.empty());
        WindowsConnections.Part broken = links -> {
            throw new IOException("played");
        };
        assertEquals(List.of(one), new WindowsConnections(List.of(broken, links -> new Connections(List.of(one), Surroundings.UNKNOWN))).read(LINKS).named());
        assertThrows(IOException.class, () -> new WindowsConnections(List.of(broken, links -> Connections.NONE)).read(LINKS));
    }

    @Test
    void allCallbacksAreRegisteredAndCancelled() throws IOException {
        PlayedIpHelper windows = new PlayedIpHelper();
        AtomicInteger changes = new AtomicInteger();
        WindowsEvents events = new WindowsEvents(windows);
        events.start(changes::incrementAndGet);
        events.start(changes::incrementAndGet);
        assertEquals(3, windows.callbacks.size());
        windows.callbacks.forEach(c -> c.changed(Pointer.NULL, Pointer.NULL, 0));
        assertEquals(3, changes.get());
        assertTrue(events.running());
        events.close();
        events.close();
        assertFalse(events.running());
        assertEquals(List.of(1L, 2L, 3L), windows.cancelled);
    }

    @Test
    void adaptersThatAreUpTellTheirGatewaysAndDnsSuffixes() throws IOException {
        // iptypes.h: ULONG, DWORD, pointers, BYTE[8], six of 4 octets (one an enum), ULONG[16]; pointer, two of 8 octets, pointer.
        assertEquals(WindowsPlace.ADAPTER_STATUS, 8 + 9 * 8 + 8 + 4 * 4);
        assertEquals(WindowsPlace.ADAPTER_GATEWAY, WindowsPlace.ADAPTER_STATUS + 2 * 4 + 16 * 4 + 8 + 2 * 8 + 8);
        PlayedIpHelper windows = new PlayedIpHelper();
        layOut(windows);
        Surroundings wanted = new Surroundings(List.of(), Stream.of("192.0.2.1", "192.0.2.2", "fe80::1").map(a -> IpAddress.parse(a).orElseThrow()).toList(),
                List.of("office.example"), Connectivity.UNKNOWN);
        assertEquals(wanted, new WindowsPlace(windows).read());
        windows.padding = 60_000;
        assertEquals(wanted, new WindowsPlace(windows).read(), "asked again with more room");
        windows.adaptersError = WindowsPlace.ERROR_NO_DATA;
        assertEquals(Surroundings.UNKNOWN, new WindowsPlace(windows).read());
        windows.adaptersError = 87;
        assertTrue(assertThrows(IOException.class, () -> new WindowsPlace(windows).read()).getMessage().contains("87"));
    }

    @Test
    void whatWasRegisteredIsCancelledWhenTheRestFails() {
        PlayedIpHelper windows = new PlayedIpHelper();
        windows.failAt = 2;
        WindowsEvents events = new WindowsEvents(windows);
        assertThrows(IOException.class, () -> events.start(() -> { }));
        assertFalse(events.running());
        assertEquals(List.of(1L), windows.cancelled);
    }

    /** Three adapters: one with two gateways and a suffix, one that is down, one with a gateway of IPv6 and the empty suffix. */
    private static void layOut(PlayedIpHelper windows) {
        int gateways = 3 * WindowsPlace.ADAPTER_NEEDED;
        int addresses = gateways + 4 * 32;
        int texts = addresses + 4 * 28;
        ByteBuffer all = Wide.of(new byte[texts + 100]);
        for (int i = 0; i < 3; i++) {
            int at = i * WindowsPlace.ADAPTER_NEEDED;
            all.putInt(at + WindowsPlace.ADAPTER_STATUS, i == 1 ? 2 : WindowsPlace.UP);
            pointer(windows, all, at + WindowsPlace.ADAPTER_GATEWAY, gateways + (i + (i > 0 ? 1 : 0)) * 32);
            pointer(windows, all, at + WindowsPlace.ADAPTER_DNS_SUFFIX, texts + (i == 2 ? 90 : i * 40));
            if (i < 2) {
                pointer(windows, all, at + WindowsPlace.ADAPTER_NEXT, at + WindowsPlace.ADAPTER_NEEDED);
            }
        }
        pointer(windows, all, gateways + WindowsPlace.GATEWAY_NEXT, gateways + 32);
        for (int i = 0; i < 4; i++) {
            pointer(windows, all, gateways + i * 32 + WindowsPlace.GATEWAY_ADDRESS, addresses + i * 28);
            boolean v6 = i == 3;
            all.putShort(addresses + i * 28, (short) (v6 ? WindowsPlace.AF_INET6 : WindowsPlace.AF_INET));
            byte[] octets = IpAddress.parse(v6 ? "fe80::1" : "192.0.2." + (i + 1)).orElseThrow().toInetAddress().getAddress();
            all.put(addresses + i * 28 + (v6 ? WindowsPlace.V6_OCTETS : WindowsPlace.V4_OCTETS), octets);
        }
        text(all, texts, "Office.Example.");
        text(all, texts + 40, "down.example");
        windows.adapters = all.array();
    }

    private static void pointer(PlayedIpHelper windows, ByteBuffer all, int offset, int to) {
        all.putLong(offset, to);
        windows.pointers.add(offset);
    }

    private static void text(ByteBuffer to, int offset, String text) {
        to.put(offset, text.getBytes(StandardCharsets.UTF_16LE));
    }

    private static final class PlayedRas implements RasApi {
        private final List<ByteBuffer> connections = new ArrayList<>();
        private final List<Integer> states = new ArrayList<>();
        private int error;

        void add(String entry, String device, int state) {
            ByteBuffer one = Wide.of(new byte[RasConnections.CONN_SIZE]);
            one.putInt(0, RasConnections.CONN_SIZE).putLong(RasConnections.CONN_HANDLE, 100 + connections.size());
            text(one, RasConnections.CONN_ENTRY, entry);
            text(one, RasConnections.CONN_DEVICE_TYPE, device);
            connections.add(one);
            states.add(state);
        }

        @Override
        public int RasEnumConnectionsW(byte[] list, IntByReference bytes, IntByReference count) {
            assertEquals(RasConnections.CONN_SIZE, Wide.of(list).getInt(0));
            count.setValue(connections.size());
            boolean fits = connections.size() * RasConnections.CONN_SIZE <= bytes.getValue();
            bytes.setValue(connections.size() * RasConnections.CONN_SIZE);
            for (int i = 0; fits && i < connections.size(); i++) {
                Wide.of(list).put(i * RasConnections.CONN_SIZE, connections.get(i).array());
            }
            return error != 0 ? error : fits ? 0 : RasConnections.ERROR_BUFFER_TOO_SMALL;
        }

        @Override
        public int RasGetConnectStatusW(Pointer connection, byte[] status) {
            assertEquals(RasConnections.STATUS_SIZE, Wide.of(status).getInt(0));
            Wide.of(status).putInt(RasConnections.STATUS_STATE, states.get((int) Pointer.nativeValue(connection) - 100));
            return 0;
        }
    }

    private static final class PlayedWlan implements WlanApi {
        private final AtomicInteger freed = new AtomicInteger();
        private final AtomicInteger closed = new AtomicInteger();
        private final Memory list = new Memory(WlanConnections.LIST_HEADER + WlanConnections.INFO_SIZE);
        private final Memory attributes = new Memory(600);
        private int state;
        private int openError;
        private int queryError;

        @Override
        public int WlanOpenHandle(int version, Pointer reserved, IntByReference negotiated, PointerByReference handle) {
            handle.setValue(new Pointer(7));
            return openError;
        }

        @Override
        public int WlanEnumInterfaces(Pointer handle, Pointer reserved, PointerByReference into) {
            ByteBuffer whole = Wide.of(new byte[WlanConnections.LIST_HEADER + WlanConnections.INFO_SIZE]);
            whole.putInt(0, 1);
            text(whole, WlanConnections.LIST_HEADER + WlanConnections.INFO_DESCRIPTION, "Intel(R) Wi-Fi 6");
            whole.putInt(WlanConnections.LIST_HEADER + WlanConnections.INFO_STATE, state);
            list.write(0, whole.array(), 0, whole.capacity());
            into.setValue(list);
            return 0;
        }

        @Override
        public int WlanQueryInterface(Pointer handle, byte[] guid, int code, Pointer reserved, IntByReference bytes, PointerByReference data,
                Pointer type) {
            assertEquals(16, guid.length);
            assertEquals(WlanConnections.CURRENT_CONNECTION, code);
            byte[] ssid = "Café".getBytes(StandardCharsets.UTF_8);
            ByteBuffer whole = Wide.of(new byte[600]);
            text(whole, WlanConnections.ATTRIBUTES_PROFILE, "Home profile");
            whole.putInt(WlanConnections.ATTRIBUTES_SSID_LENGTH, ssid.length).put(WlanConnections.ATTRIBUTES_SSID, ssid);
            attributes.write(0, whole.array(), 0, whole.capacity());
            bytes.setValue(600);
            data.setValue(attributes);
            return queryError;
        }

        @Override
        public void WlanFreeMemory(Pointer memory) {
            freed.incrementAndGet();
        }

        @Override
        public int WlanCloseHandle(Pointer handle, Pointer reserved) {
            closed.incrementAndGet();
            return 0;
        }
    }

    private static final class PlayedIpHelper implements IpHelper {
        private final List<Changed> callbacks = new ArrayList<>();
        private final List<Long> cancelled = new ArrayList<>();
        private final List<Integer> pointers = new ArrayList<>();
        private byte[] adapters = new byte[0];
        private int padding;
        private int adaptersError;
        private int failAt;

        private int register(Changed callback, PointerByReference handle) {
            if (callbacks.size() + 1 == failAt) {
                return 87;
            }
            callbacks.add(callback);
            handle.setValue(new Pointer(callbacks.size()));
            return 0;
        }

        @Override
        public int NotifyIpInterfaceChange(short family, Changed callback, Pointer context, byte initial, PointerByReference handle) {
            return register(callback, handle);
        }

        @Override
        public int NotifyUnicastIpAddressChange(short family, Changed callback, Pointer context, byte initial, PointerByReference handle) {
            return register(callback, handle);
        }

        @Override
        public int NotifyRouteChange2(short family, Changed callback, Pointer context, byte initial, PointerByReference handle) {
            return register(callback, handle);
        }

        @Override
        public int GetAdaptersAddresses(int family, int flags, Pointer reserved, Pointer into, IntByReference size) {
            assertEquals(0x8f, flags);
            if (adaptersError != 0 || size.getValue() < adapters.length + padding) {
                size.setValue(adapters.length + padding);
                return adaptersError != 0 ? adaptersError : WindowsPlace.ERROR_BUFFER_OVERFLOW;
            }
            long at = Pointer.nativeValue(into);
            ByteBuffer moved = Wide.of(adapters.clone());
            pointers.forEach(offset -> moved.putLong(offset, at + moved.getLong(offset)));
            into.write(0, moved.array(), 0, moved.capacity());
            return 0;
        }

        @Override
        public int CancelMibChangeNotify2(Pointer handle) {
            cancelled.add(Pointer.nativeValue(handle));
            return 0;
        }
    }
}
