package org.autoroute.smtp.network.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.autoroute.smtp.routing.Connection;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.OwnAddress;
import org.autoroute.smtp.routing.Surroundings;
import org.autoroute.smtp.routing.Surroundings.Connectivity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The monitor with an operating system played by the test. */
class SystemMonitorTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(30);

    private final AtomicReference<List<Link>> links = new AtomicReference<>(List.of(link("eth0", "192.0.2.1")));
    private final AtomicReference<IOException> readFails = new AtomicReference<>();
    private final AtomicReference<Surroundings> around = new AtomicReference<>(Surroundings.UNKNOWN);
    private final AtomicInteger reads = new AtomicInteger();
    private final TestEvents events = new TestEvents();
    private final TestConnections names = new TestConnections();
    private final AtomicLong wallMillis = new AtomicLong();
    private final List<NetworkSnapshot> told = new CopyOnWriteArrayList<>();
    private SystemMonitor monitor;

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void theFirstSnapshotIsThereWhenStartReturns() {
        start(LONG);
        assertEquals(List.of("192.0.2.1"), addresses(monitor.current()));
        assertEquals(List.of(), told);
    }

    @Test
    void anEventLeadsToANewSnapshotAndABurstToOne() {
        start(LONG);
        for (int i = 2; i < 12; i++) {
            links.set(List.of(link("eth0", "192.0.2." + i)));
            events.ring();
        }
        Until.holds(LIMIT, () -> addresses(monitor.current()).equals(List.of("192.0.2.11")), () -> told.toString());
        assertEquals(1, told.size(), told.toString());
    }

    @Test
    void eventsThatDoNotCeaseAreNotWaitedFor() {
        start(LONG);
        links.set(List.of(link("eth0", "192.0.2.2")));
        long start = System.nanoTime();
        Until.holds(LIMIT, () -> {
            events.ring();
            return !told.isEmpty();
        }, () -> "nothing told");
        assertTrue(System.nanoTime() - start < 1_000_000_000L);
    }

    @Test
    void nothingIsToldWhenNothingChanged() {
        start(LONG);
        int before = reads.get();
        events.ring();
        Until.holds(LIMIT, () -> reads.get() > before, () -> "not read");
        links.set(List.of(link("eth0", "192.0.2.2")));
        events.ring();
        Until.holds(LIMIT, () -> !told.isEmpty(), () -> "not told");
        assertEquals(1, told.size());
    }

    @Test
    void whatNoEventToldIsSeenByLooking() {
        start(SHORT);
        links.set(List.of());
        Until.holds(LIMIT, () -> addresses(monitor.current()).isEmpty(), () -> told.toString());
    }

    @Test
    void eventsThatEndedAreStartedAgain() {
        start(SHORT);
        assertEquals(1, events.starts.get());
        events.running = false;
        Until.holds(LIMIT, () -> events.starts.get() == 2, () -> "not started again");
    }

    @Test
    void whatCannotBeReadLeavesWhatWasKnown() {
        start(SHORT);
        readFails.set(new IOException("played"));
        int before = reads.get();
        Until.holds(LIMIT, () -> reads.get() > before + 2, () -> "not read");
        assertEquals(List.of("192.0.2.1"), addresses(monitor.current()));
        readFails.set(null);
        links.set(List.of());
        Until.holds(LIMIT, () -> addresses(monitor.current()).isEmpty(), () -> told.toString());
    }

    @Test
    void connectionNamesArriveAsAChangeAndMarkAddresses() {
        names.now = List.of(new NamedConnection(List.of("Home", "HomeNet"), Connection.Kind.WIFI, Optional.of("eth0")));
        start(LONG);
        Until.holds(LIMIT, () -> !told.isEmpty(), () -> "no names");
        NetworkSnapshot last = told.getLast();
        assertEquals(List.of(new OwnAddress(ip("192.0.2.1"), 24, "eth0", Optional.of("Home"))), last.addresses());
        assertEquals(List.of(new Connection("Home", Connection.Kind.WIFI, Optional.of("eth0")),
                new Connection("HomeNet", Connection.Kind.WIFI, Optional.of("eth0"))), last.connections());
        names.now = List.of();
        names.changed.run();
        Until.holds(LIMIT, () -> monitor.current().connections().isEmpty(), () -> told.toString());
    }

    @Test
    void whatBothKnowOfTheNetworkIsToldTogetherAndAsAChange() {
        around.set(new Surroundings(List.of(), List.of(ip("192.0.2.254")), List.of("lan.example"), Connectivity.UNKNOWN));
        names.ssids = List.of("HomeNet");
        start(LONG);
        assertEquals(List.of(ip("192.0.2.254")), monitor.current().surroundings().gateways(), "known when start returns");
        Until.holds(LIMIT, () -> !told.isEmpty(), () -> "no Wi-Fi");
        assertEquals(new Surroundings(List.of("HomeNet"), List.of(ip("192.0.2.254")), List.of("lan.example"), Connectivity.FULL), told.getLast().surroundings());
        around.set(Surroundings.UNKNOWN);
        events.ring();
        Until.holds(LIMIT, () -> told.getLast().surroundings().gateways().isEmpty(), () -> told.toString());
        assertEquals(2, told.size(), told.toString());
    }

    @Test
    void aSlowNetworkManagerDoesNotHoldAddressesUp() {
        names.hold = new CountDownLatch(1);
        start(LONG);
        links.set(List.of(link("eth0", "192.0.2.2")));
        events.ring();
        Until.holds(LIMIT, () -> addresses(monitor.current()).equals(List.of("192.0.2.2")), () -> told.toString());
        names.hold.countDown();
    }

    @Test
    void interfacesThatAreConnectionsCountOnceTheyLeadSomewhere() {
        links.set(List.of(new Link("ppp0", "ppp0", Optional.of(Connection.Kind.DIAL_UP), List.of())));
        start(LONG);
        assertEquals(List.of(), monitor.current().connections());
        links.set(List.of(new Link("ppp0", "ppp0", Optional.of(Connection.Kind.DIAL_UP), List.of(new Link.Address(ip("192.0.2.5"), 32)))));
        events.ring();
        Until.holds(LIMIT, () -> !told.isEmpty(), () -> "not told");
        assertEquals(List.of(new Connection("ppp0", Connection.Kind.DIAL_UP, Optional.of("ppp0"))), monitor.current().connections());
        assertEquals(Optional.of("ppp0"), monitor.current().addresses().getFirst().connection());
    }

    @Test
    void afterSleepNamesAreReadAgainAndLookingIsQuicker() {
        start(SHORT);
        int before = names.reads.get();
        wallMillis.addAndGet(60_000);
        Until.holds(LIMIT, () -> names.reads.get() > before, () -> "not read again");
    }

    @Test
    void aListenerThatFailsHearsTheNextChange() {
        monitor = new SystemMonitor(this::read, () -> around.get(), events, names, LONG, new SleepDetector(wallMillis::get, System::nanoTime));
        monitor.start(snapshot -> {
            told.add(snapshot);
            throw new IllegalStateException("played");
        });
        links.set(List.of());
        events.ring();
        Until.holds(LIMIT, () -> told.size() == 1, () -> "first");
        links.set(List.of(link("eth0", "192.0.2.2")));
        events.ring();
        Until.holds(LIMIT, () -> told.size() == 2, () -> "second");
    }

    @Test
    void closingEndsEveryThreadAndCanBeRepeated() {
        start(LONG);
        monitor.close();
        monitor.close();
        assertTrue(Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().startsWith("network-")));
        assertThrows(IllegalStateException.class, () -> monitor.start(told::add));
    }

    private void start(Duration poll) {
        monitor = new SystemMonitor(this::read, () -> around.get(), events, names, poll,
                new SleepDetector(() -> wallMillis.get() + System.nanoTime() / 1_000_000, System::nanoTime));
        monitor.start(told::add);
    }

    private List<Link> read() throws IOException {
        reads.incrementAndGet();
        if (readFails.get() != null) {
            throw readFails.get();
        }
        return links.get();
    }

    private static List<String> addresses(NetworkSnapshot snapshot) {
        return snapshot.addresses().stream().map(a -> a.address().toString()).toList();
    }

    private static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    private static Link link(String name, String address) {
        return new Link(name, name, Optional.empty(), List.of(new Link.Address(ip(address), 24)));
    }

    private static final class TestEvents implements ChangeEvents {
        private final AtomicInteger starts = new AtomicInteger();
        private volatile boolean running;
        private volatile Runnable changed = () -> { };

        void ring() {
            changed.run();
        }

        @Override
        public void start(Runnable told) {
            starts.incrementAndGet();
            changed = told;
            running = true;
        }

        @Override
        public boolean running() {
            return running;
        }

        @Override
        public void close() {
            running = false;
        }
    }

    private static final class TestConnections implements ConnectionReader {
        private final AtomicInteger reads = new AtomicInteger();
        private volatile List<NamedConnection> now = List.of();
        private volatile List<String> ssids = List.of();
        private volatile CountDownLatch hold = new CountDownLatch(0);
        private volatile Runnable changed = () -> { };

        @Override
        public Connections read(List<Link> links) throws IOException {
            try {
                hold.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            reads.incrementAndGet();
            return new Connections(now, new Surroundings(ssids, List.of(), List.of(), Connectivity.FULL));
        }

        @Override
        public boolean tellsChanges() {
            return true;
        }

        @Override
        public void onChange(Runnable told) {
            changed = told;
        }

        @Override
        public void close() {
            hold.countDown();
        }
    }
}
