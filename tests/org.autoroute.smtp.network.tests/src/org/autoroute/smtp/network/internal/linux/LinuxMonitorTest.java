package org.autoroute.smtp.network.internal.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.autoroute.smtp.network.NetworkMonitor;
import org.autoroute.smtp.network.internal.ConnectionReader;
import org.autoroute.smtp.network.internal.Need;
import org.autoroute.smtp.network.internal.SystemMonitor;
import org.autoroute.smtp.network.internal.Until;
import org.autoroute.smtp.routing.Connection;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The monitor in a network namespace, with a real kernel: veth pairs, addresses that come and go. */
class LinuxMonitorTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final List<NetworkSnapshot> told = new CopyOnWriteArrayList<>();
    @TempDir
    private Path directory;
    private Path resolvConf;
    private Namespace namespace;
    private NetworkMonitor monitor;

    @BeforeEach
    void makeNamespace() throws Exception {
        Need.root();
        Need.that(Files.isExecutable(Path.of("/usr/sbin/ip")) || Files.isExecutable(Path.of("/sbin/ip")), "needs ip (iproute2)");
        resolvConf = directory.resolve("resolv.conf");
        namespace = new Namespace("t" + System.nanoTime() % 1_000_000);
        namespace.ip("link set lo up", "link add v0 type veth peer name v1", "link set v0 addrgenmode none", "link set v1 addrgenmode none",
                "link set v0 up", "link set v1 up");
        monitor = namespace.inside(() -> {
            NetworkMonitor made = new SystemMonitor(new LinuxLinks(), new LinuxPlace(resolvConf), new LinuxEvents(), ConnectionReader.NONE);
            made.start(told::add);
            return made;
        });
    }

    @AfterEach
    void close() throws Exception {
        if (monitor != null) {
            monitor.close();
        }
        if (namespace != null) {
            namespace.close();
        }
    }

    @Test
    void addressesAreSeenAsTheyComeAndGo() {
        namespace.ip("addr add 192.0.2.7/24 dev v0", "addr add 2001:db8::7/64 dev v0 nodad", "addr add 10.64.0.1 peer 10.64.0.2/32 dev v1");
        awaitAddresses("192.0.2.7/24 v0", "2001:db8::7/64 v0", "10.64.0.1/32 v1");
        namespace.ip("addr del 192.0.2.7/24 dev v0");
        awaitAddresses("2001:db8::7/64 v0", "10.64.0.1/32 v1");
        namespace.ip("link set v0 down");
        awaitAddresses();
    }

    @Test
    void aPulledCableTakesTheAddressAway() {
        namespace.ip("addr add 192.0.2.7/24 dev v0");
        awaitAddresses("192.0.2.7/24 v0");
        namespace.ip("link set v1 down");
        awaitAddresses();
        namespace.ip("link set v1 up");
        awaitAddresses("192.0.2.7/24 v0");
    }

    @Test
    void defaultGatewaysAreSeenAsTheyComeAndGoOfBothFamilies() {
        namespace.ip("addr add 192.0.2.7/24 dev v0", "addr add 2001:db8::7/64 dev v0 nodad", "route add 198.51.100.0/24 via 192.0.2.9");
        awaitAddresses("192.0.2.7/24 v0", "2001:db8::7/64 v0");
        assertEquals(List.of(), gateways());
        namespace.ip("route add default via 192.0.2.1");
        awaitGateways("192.0.2.1");
        namespace.ip("route add ::/0 via fe80::1 dev v0");
        awaitGateways("192.0.2.1", "fe80::1");
        namespace.ip("route replace default nexthop via 192.0.2.2 nexthop via 192.0.2.3");
        awaitGateways("192.0.2.2", "192.0.2.3", "fe80::1");
        namespace.ip("route del default");
        awaitGateways("fe80::1");
    }

    @Test
    void routesThatAreNoUsableDefaultOfTheMainTableDoNotCount() {
        namespace.ip("addr add 192.0.2.7/24 dev v0", "route add default via 192.0.2.9 table 77", "route add unreachable default metric 9999",
                "route add default via 192.0.2.1 metric 50");
        awaitGateways("192.0.2.1");
    }

    @Test
    void theSearchDomainsOfTheSystemAreReadWithTheNextChange() throws IOException {
        Files.writeString(resolvConf, "# by hand, \u00fcber\ndomain old.example\nsearch Office.Example. lan.example .\nnameserver 192.0.2.53\n", StandardCharsets.ISO_8859_1);
        namespace.ip("addr add 192.0.2.7/24 dev v0");
        Until.holds(LIMIT, () -> monitor.current().surroundings().dnsSuffixes().equals(List.of("lan.example", "office.example")),
                () -> monitor.current().toString());
    }

    @Test
    void aTunnelIsAConnectionByItsName() {
        namespace.ip("tuntap add dev work mode tun", "link set work up", "addr add 10.8.0.2/24 dev v0");
        awaitAddresses("10.8.0.2/24 v0");
        assertEquals(List.of(), monitor.current().connections(), "no program holds the tunnel open");
        namespace.ip("link add wg7 type wireguard", "addr add 10.9.0.2/32 dev wg7", "link set wg7 up");
        if (namespaceHas("wg7")) {
            Until.holds(LIMIT, () -> monitor.current().connections().equals(List.of(
                    new Connection("wg7", Connection.Kind.VPN, Optional.of("wg7")))), () -> monitor.current().toString());
        }
    }

    @Test
    void aMoveBetweenNetworksIsOneChangeAndQuick() {
        namespace.ip("addr add 192.0.2.7/24 dev v0");
        awaitAddresses("192.0.2.7/24 v0");
        List<Long> micros = new ArrayList<>();
        told.clear();
        for (int move = 0; move < 20; move++) {
            String from = move % 2 == 0 ? "192.0.2.7/24" : "198.51.100.7/24";
            String to = move % 2 == 0 ? "198.51.100.7/24" : "192.0.2.7/24";
            long start = System.nanoTime();
            namespace.ip("addr del " + from + " dev v0", "addr add " + to + " dev v0");
            awaitAddresses(to + " v0");
            micros.add((System.nanoTime() - start) / 1000);
        }
        Collections.sort(micros);
        System.out.println("event to new snapshot, 20 moves: median " + micros.get(10) + " us, worst " + micros.getLast() + " us");
        assertTrue(micros.get(10) < 100_000, micros.toString());
        assertTrue(told.size() <= 22, "each move is one change: " + told);
    }

    @Test
    void thousandsOfChangesAreSurvived() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            lines.add("addr add 10." + i / 250 + "." + i % 250 + ".1/24 dev v0");
            if (i != 2999) {
                lines.add("addr del 10." + i / 250 + "." + i % 250 + ".1/24 dev v0");
            }
        }
        namespace.ip(lines.toArray(String[]::new));
        Until.holds(Duration.ofSeconds(20), () -> texts().equals(List.of("10.11.249.1/24 v0")), () -> monitor.current().toString());
    }

    @Test
    void hundredsOfAddressesAreReadWhole() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            lines.add("addr add 10.0." + i / 250 + "." + (i % 250 + 1) + "/32 dev v0");
        }
        namespace.ip(lines.toArray(String[]::new));
        Until.holds(Duration.ofSeconds(20), () -> monitor.current().addresses().size() == 600, () -> "" + monitor.current().addresses().size());
    }

    @Test
    void idleThreadsDoNotWakeUp() throws IOException {
        namespace.ip("addr add 192.0.2.7/24 dev v0");
        awaitAddresses("192.0.2.7/24 v0");
        long before = wakeUps();
        long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        long woken = wakeUps() - before;
        System.out.println("wake-ups of the monitor's threads in 3 idle seconds: " + woken);
        assertTrue(woken <= 2, woken + " wake-ups");
    }

    /** Of all threads named network-…; other monitors may not run meanwhile. */
    private static long wakeUps() throws IOException {
        long sum = 0;
        int threads = 0;
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path task : tasks) {
                if (Files.readString(task.resolve("comm")).startsWith("network-")) {
                    threads++;
                    sum += Files.readAllLines(task.resolve("status")).stream().filter(l -> l.startsWith("voluntary_ctxt_switches:"))
                            .mapToLong(l -> Long.parseLong(l.substring(l.indexOf(':') + 1).strip())).sum();
                }
            }
        }
        assertEquals(3, threads, "rtnetlink, monitor, connections");
        return sum;
    }

    private boolean namespaceHas(String name) {
        try {
            return namespace.inside(() -> new LinuxLinks().read()).stream().anyMatch(l -> l.name().equals(name));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> gateways() {
        return monitor.current().surroundings().gateways().stream().map(IpAddress::toString).sorted().toList();
    }

    private void awaitGateways(String... wanted) {
        Until.holds(LIMIT, () -> gateways().equals(List.of(wanted)), () -> List.of(wanted) + " but " + gateways());
    }

    private List<String> texts() {
        return monitor.current().addresses().stream().map(a -> a.address() + "/" + a.prefixLength() + " " + a.interfaceName()).sorted().toList();
    }

    private void awaitAddresses(String... wanted) {
        List<String> sorted = List.of(wanted).stream().sorted().toList();
        Until.holds(LIMIT, () -> texts().equals(sorted), () -> sorted + " but " + texts());
    }
}
