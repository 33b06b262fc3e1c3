package org.autoroute.smtp.network.internal.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.autoroute.smtp.network.internal.Connections;
import org.autoroute.smtp.network.internal.NamedConnection;
import org.autoroute.smtp.network.internal.Need;
import org.autoroute.smtp.network.internal.Until;
import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.routing.Surroundings;
import org.autoroute.smtp.routing.Surroundings.Connectivity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a bus of the test's own, on which python3-dbusmock plays NetworkManager. */
class NetworkManagerTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String PYTHON = "/usr/bin/python3";
    private static final String CONFIGURATION = """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
             "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig><listen>unix:path=%s</listen><auth>EXTERNAL</auth>
            <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
            """;
    private static final String MANAGER = """
            import dbus
            bus = dbus.SystemBus()
            manager = dbus.Interface(bus.get_object('org.freedesktop.NetworkManager', '/org/freedesktop/NetworkManager'),
                                     'org.freedesktop.DBus.Mock')
            """;

    @TempDir
    private Path directory;
    private Path socket;
    private final List<Process> processes = new ArrayList<>();
    private final AtomicInteger changes = new AtomicInteger();
    private NetworkManagerConnections reader;

    @BeforeEach
    void prepare() throws Exception {
        Need.program("/usr/bin/dbus-daemon");
        Need.program(PYTHON);
        Need.that(new ProcessBuilder(PYTHON, "-c", "import dbusmock").redirectErrorStream(true).start().waitFor() == 0, "needs python3-dbusmock");
        socket = directory.resolve("bus");
        reader = new NetworkManagerConnections(socket);
        reader.onChange(changes::incrementAndGet);
    }

    @AfterEach
    void close() throws Exception {
        if (reader != null) {
            reader.close();
        }
        for (Process each : processes.reversed()) {
            each.destroy();
            each.waitFor(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void withoutABusNothingIsKnownAndNothingIsWrong() throws IOException {
        assertEquals(Connections.NONE, reader.read(List.of()));
        assertFalse(reader.tellsChanges());
    }

    @Test
    void aBusWithoutNetworkManagerIsNormalAndItsComingIsTold() throws Exception {
        startBus();
        assertEquals(Connections.NONE, reader.read(List.of()));
        assertTrue(reader.tellsChanges());
        Process manager = startNetworkManager();
        Until.holds(LIMIT, () -> changes.get() > 0, () -> "its coming was not told");
        addEthernet("Office", "eth7");
        awaitConnections(List.of(NamedConnection.of("Office", Kind.ETHERNET, Optional.of("eth7"))));
        changes.set(0);
        manager.destroy();
        Until.holds(LIMIT, () -> changes.get() > 0, () -> "its going was not told");
        awaitConnections(List.of());
    }

    @Test
    void wifiGoesByTheNameOfTheProfileAndOfTheNetwork() throws Exception {
        startBus();
        startNetworkManager();
        reader.read(List.of());
        python("""
                device = manager.AddWiFiDevice('w0', 'wlan0', 100)
                point = manager.AddAccessPoint(device, 'ap0', 'Café Net', '00:11:22:33:44:55', 2, 2425, 5400, 82, 0x100)
                profile = manager.AddWiFiConnection(device, 'cafe0', 'Café Net', '')
                path = manager.AddActiveConnection([device], profile, point, 'cafe', 2)
                active = dbus.Interface(bus.get_object('org.freedesktop.NetworkManager', path), 'org.freedesktop.DBus.Properties')
                active.Set('org.freedesktop.NetworkManager.Connection.Active', 'Id', 'Around the corner')
                """);
        Until.holds(LIMIT, () -> changes.get() > 0, () -> "not told");
        awaitConnections(List.of(new NamedConnection(List.of("Around the corner", "Café Net"), Kind.WIFI, Optional.of("wlan0"))));
        assertEquals(List.of("Café Net"), reader.read(List.of()).around().ssids());
    }

    @Test
    void aConnectionCountsOnceItIsActivated() throws Exception {
        startBus();
        startNetworkManager();
        reader.read(List.of());
        addEthernet("Office", "eth7", 1);
        assertEquals(List.of(), reader.read(List.of()).named());
        changes.set(0);
        python("""
                path = '/org/freedesktop/NetworkManager/ActiveConnection/Office'
                interface = 'org.freedesktop.NetworkManager.Connection.Active'
                active = bus.get_object('org.freedesktop.NetworkManager', path)
                dbus.Interface(active, 'org.freedesktop.DBus.Properties').Set(interface, 'State', dbus.UInt32(2))
                dbus.Interface(active, 'org.freedesktop.DBus.Mock').EmitSignal(interface, 'StateChanged', 'uu', [dbus.UInt32(2), dbus.UInt32(1)])
                """);
        Until.holds(LIMIT, () -> changes.get() > 0, () -> "not told");
        awaitConnections(List.of(NamedConnection.of("Office", Kind.ETHERNET, Optional.of("eth7"))));
    }

    @Test
    void theDomainsOfTheNetworkAreKnownAndTheirChangeIsTold() throws Exception {
        startBus();
        startNetworkManager();
        addEthernet("Office", "eth7");
        reader.read(List.of());
        changes.set(0);
        python("""
                configuration = '/org/freedesktop/NetworkManager/IP4Config/7'
                ip4 = 'org.freedesktop.NetworkManager.IP4Config'
                manager.AddObject(configuration, ip4, {'Domains': dbus.Array(['Office.Example'], signature='s'),
                                                       'Searches': dbus.Array(['~lan.example', '~.'], signature='s')}, [])
                active = bus.get_object('org.freedesktop.NetworkManager', '/org/freedesktop/NetworkManager/ActiveConnection/Office')
                dbus.Interface(active, 'org.freedesktop.DBus.Mock').AddProperty('org.freedesktop.NetworkManager.Connection.Active', 'Ip4Config',
                                                                                dbus.ObjectPath(configuration))
                properties = dbus.Interface(bus.get_object('org.freedesktop.NetworkManager', configuration), 'org.freedesktop.DBus.Properties')
                properties.Set(ip4, 'Domains', dbus.Array(['Berlin.Office.Example.'], signature='s'))
                """);
        Until.holds(LIMIT, () -> changes.get() > 0, () -> "not told");
        assertEquals(List.of("berlin.office.example", "lan.example"), reader.read(List.of()).around().dnsSuffixes());
    }

    @Test
    void howFarOneGetsFromHereIsKnownAndToldWhenItChanges() throws Exception {
        startBus();
        startNetworkManager();
        reader.read(List.of());
        Connectivity[] states = {Connectivity.UNKNOWN, Connectivity.NONE, Connectivity.PORTAL, Connectivity.LIMITED, Connectivity.FULL};
        for (int state : new int[] {2, 4, 3, 1, 0}) {
            changes.set(0);
            python("""
                    properties = dbus.Interface(bus.get_object('org.freedesktop.NetworkManager', '/org/freedesktop/NetworkManager'),
                                                'org.freedesktop.DBus.Properties')
                    properties.Set('org.freedesktop.NetworkManager', 'Connectivity', dbus.UInt32(%d))
                    """.formatted(state));
            Until.holds(LIMIT, () -> changes.get() > 0, () -> "not told");
            assertEquals(new Surroundings(List.of(), List.of(), List.of(), states[state]), reader.read(List.of()).around());
        }
    }

    @Test
    void aBusThatGoesAndComesBackIsFoundAgain() throws Exception {
        Process bus = startBus();
        startNetworkManager();
        addEthernet("Office", "eth7");
        awaitConnections(List.of(NamedConnection.of("Office", Kind.ETHERNET, Optional.of("eth7"))));
        changes.set(0);
        bus.destroy();
        Until.holds(LIMIT, () -> changes.get() > 0, () -> "the loss was not told");
        Until.holds(LIMIT, () -> !reader.tellsChanges(), () -> "still connected");
        Files.deleteIfExists(socket);
        assertEquals(Connections.NONE, reader.read(List.of()));
        startBus();
        startNetworkManager();
        addEthernet("Home", "eth8");
        awaitConnections(List.of(NamedConnection.of("Home", Kind.ETHERNET, Optional.of("eth8"))));
    }

    private Process startBus() throws Exception {
        Path configuration = Files.writeString(directory.resolve("bus.conf"), CONFIGURATION.formatted(socket));
        Process bus = start(new ProcessBuilder("/usr/bin/dbus-daemon", "--nofork", "--config-file=" + configuration));
        Until.holds(LIMIT, () -> Files.exists(socket), () -> "no bus");
        return bus;
    }

    private Process startNetworkManager() throws Exception {
        Process manager = start(new ProcessBuilder(PYTHON, "-m", "dbusmock", "--system", "--template", "networkmanager"));
        python("""
                import time
                end = time.time() + 10
                while not bus.name_has_owner('org.freedesktop.NetworkManager') and time.time() < end:
                    time.sleep(0.02)
                """, "import dbus\nbus = dbus.SystemBus()\n");
        return manager;
    }

    private Process start(ProcessBuilder builder) throws IOException {
        builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + socket);
        Process process = builder.redirectErrorStream(true).redirectOutput(directory.resolve("out" + processes.size()).toFile()).start();
        processes.add(process);
        return process;
    }

    private void addEthernet(String profile, String interfaceName) throws Exception {
        addEthernet(profile, interfaceName, 2);
    }

    private void addEthernet(String profile, String interfaceName, int state) throws Exception {
        python("""
                device = manager.AddEthernetDevice('%2$s', '%2$s', 100)
                path = '/org/freedesktop/NetworkManager/ActiveConnection/%1$s'
                manager.AddObject(path, 'org.freedesktop.NetworkManager.Connection.Active', {
                    'Id': '%1$s', 'Type': '802-3-ethernet', 'State': dbus.UInt32(%3$d), 'Vpn': False,
                    'SpecificObject': dbus.ObjectPath('/'), 'Devices': dbus.Array([dbus.ObjectPath(device)], signature='o')}, [])
                properties = dbus.Interface(bus.get_object('org.freedesktop.NetworkManager', '/org/freedesktop/NetworkManager'),
                                            'org.freedesktop.DBus.Properties')
                properties.Set('org.freedesktop.NetworkManager', 'ActiveConnections', dbus.Array([dbus.ObjectPath(path)], signature='o'))
                """.formatted(profile, interfaceName, state));
    }

    private void python(String script) throws Exception {
        python(script, MANAGER);
    }

    private void python(String script, String before) throws Exception {
        Process process = start(new ProcessBuilder(PYTHON, "-c", before + script));
        assertTrue(process.waitFor(15, TimeUnit.SECONDS), "python");
        assertEquals(0, process.exitValue(), () -> {
            try {
                return Files.readString(directory.resolve("out" + (processes.size() - 1)));
            } catch (IOException e) {
                return e.toString();
            }
        });
    }

    private void awaitConnections(List<NamedConnection> wanted) {
        Until.holds(LIMIT, () -> read().equals(wanted), () -> wanted + " but " + read());
    }

    private List<NamedConnection> read() {
        try {
            return reader.read(List.of()).named();
        } catch (IOException e) {
            return List.of(NamedConnection.of(e.toString(), Kind.OTHER, Optional.empty()));
        }
    }
}
