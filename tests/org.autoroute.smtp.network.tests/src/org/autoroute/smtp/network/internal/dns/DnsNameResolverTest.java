package org.autoroute.smtp.network.internal.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.autoroute.smtp.network.NameResolver;
import org.autoroute.smtp.network.ServiceTarget;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.NetworkSnapshot;
import org.autoroute.smtp.routing.OwnAddress;
import org.autoroute.smtp.routing.Resolution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Type;

/** Against name servers on loopback. */
class DnsNameResolverTest {

    private static final NetworkSnapshot V4_ONLY = network("192.0.2.7");

    @TempDir
    private Path directory;
    private Path hosts;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicReference<NameServers> setup = new AtomicReference<>(new NameServers(List.of(), List.of(), 1));
    private final AtomicReference<NetworkSnapshot> network = new AtomicReference<>(V4_ONLY);
    private final List<AutoCloseable> open = new ArrayList<>();
    private NameResolver resolver;

    @BeforeEach
    void makeResolver() throws Exception {
        hosts = Files.writeString(directory.resolve("hosts"), "192.0.2.99 listed.example\n");
        resolver = new DnsNameResolver(setup::get, new HostsFile(hosts), now::get, network::get);
        open.add(resolver);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void bothFamiliesAreAskedAndTheReachableOneComesFirst() throws Exception {
        server(Map.of("mail.example. A", List.of(a("mail.example.", 300, "192.0.2.1")),
                "mail.example. AAAA", List.of(aaaa("mail.example.", 300, "2001:db8::1"))));
        assertEquals(List.of("192.0.2.1", "2001:db8::1"), addresses("mail.example"));
        network.set(network("192.0.2.7", "2001:db8::7"));
        resolver.forgetAll();
        assertEquals(List.of("2001:db8::1", "192.0.2.1"), addresses("mail.example"));
    }

    @Test
    void ownLinkLocalAndUniqueLocalAddressesDoNotReachTheWorld() throws Exception {
        server(Map.of("mail.example. A", List.of(a("mail.example.", 300, "192.0.2.1")),
                "mail.example. AAAA", List.of(aaaa("mail.example.", 300, "2001:db8::1"))));
        network.set(network("192.0.2.7", "fe80::7", "fd00::7"));
        assertEquals(List.of("192.0.2.1", "2001:db8::1"), addresses("mail.example"));
    }

    @Test
    void whoOffersAServiceComesByPriorityThenByWeight() throws Exception {
        server(Map.of("_submissions._tcp.mail.example. SRV", List.of(srv(20, 0, 465, "last.example."), srv(10, 1, 465, "light.example."),
                srv(10, 9, 4650, "Heavy.Example."))));
        assertEquals(List.of(new ServiceTarget("heavy.example", 4650), new ServiceTarget("light.example", 465),
                new ServiceTarget("last.example", 465)), services("_submissions._tcp.mail.example"));
    }

    @Test
    void aServiceThatADomainDoesNotHaveHasNoTarget() throws Exception {
        server(Map.of("_submission._tcp.mail.example. SRV", List.of(srv(0, 0, 0, "."))));
        assertEquals(List.of(), services("_submission._tcp.mail.example"), "RFC 6186 section 3.4");
        assertEquals(List.of(), services("_submissions._tcp.mail.example"), "no record");
        assertEquals(List.of(), services("a..b"), "no name");
        resolver.close();
        assertEquals(List.of(), services("_submission._tcp.mail.example"), "closed");
    }

    private List<ServiceTarget> services(String name) throws Exception {
        return resolver.services(name).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static Record srv(int priority, int weight, int port, String target) throws Exception {
        return new SRVRecord(Name.fromString("_submissions._tcp.mail.example."), DClass.IN, 300, priority, weight, port, Name.fromString(target));
    }

    @Test
    void literalAddressesAndLocalhostAskNobody() throws Exception {
        TestDnsServer server = server(Map.of());
        assertEquals(List.of("192.0.2.5"), addresses("192.0.2.5"));
        assertEquals(List.of("2001:db8::5"), addresses("2001:db8::5"));
        assertEquals(List.of("127.0.0.1", "::1"), addresses("localhost").stream().sorted().toList());
        assertEquals(List.of(), server.questions());
    }

    @Test
    void aQuestionLostOnTheWayIsRepeatedLongBeforeTheServerCountsAsSilent() throws Exception {
        Set<Integer> lost = ConcurrentHashMap.newKeySet();
        TestDnsServer server = new TestDnsServer((query, tcp) -> lost.add(query.getHeader().getID()) ? List.of()
                : List.of(TestDnsServer.reply(query, Rcode.NOERROR, a("mail.example.", 300, "192.0.2.1")).toWire()));
        open.add(server);
        setup.set(new NameServers(List.of(server.address()), List.of(), 1));
        long begin = System.nanoTime();
        assertEquals(List.of("192.0.2.1"), addresses("mail.example"));
        assertTrue(System.nanoTime() - begin < TimeUnit.MILLISECONDS.toNanos(900), "as slow as another server would be");
        assertEquals(2, server.questions().size());
    }

    @Test
    void theHostsFileComesFirstAndItsChangesAreSeen() throws Exception {
        TestDnsServer server = server(Map.of());
        assertEquals(List.of("192.0.2.99"), addresses("Listed.Example"));
        assertEquals(List.of(), server.questions());
        Files.writeString(hosts, "192.0.2.98 listed.example\n2001:db8::98 listed.example\n");
        Files.setLastModifiedTime(hosts, FileTime.from(Instant.now().plusSeconds(5)));
        resolver.forgetAll();
        assertEquals(List.of("192.0.2.98", "2001:db8::98"), addresses("listed.example"));
    }

    @Test
    void reasonsAreToldInWords() throws Exception {
        serve((query, tcp) -> one(TestDnsServer.reply(query, switch (query.getQuestion().getName().toString()) {
            case "none.example." -> Rcode.NXDOMAIN;
            case "broken.example." -> Rcode.SERVFAIL;
            default -> Rcode.NOERROR;
        })));
        assertEquals("there is no such name (NXDOMAIN)", failure("none.example"));
        assertEquals("the name server could not answer (SERVFAIL or refused)", failure("broken.example"));
        assertEquals("the name has no address", failure("empty.example"));
        assertEquals("this is not a host name", failure("a..b"));
        assertEquals("this is not a host name", failure(""));
        assertEquals("this is not a host name", failure("x".repeat(64) + ".example"));
        setup.set(new NameServers(List.of(), List.of(), 1));
        assertEquals("no name server is known", failure("other.example"));
    }

    @Test
    void aSilentServerEndsWithinFiveSeconds() throws Exception {
        serve((query, tcp) -> List.of());
        long start = System.nanoTime();
        assertEquals("no name server answered in time", failure("mail.example"));
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis >= 2000 && millis < 5000, millis + " ms");
    }

    @Test
    void aServerThatIsNotThereIsPassedOver() throws Exception {
        TestDnsServer gone = new TestDnsServer((query, tcp) -> List.of());
        InetSocketAddress nobody = gone.address();
        gone.close();
        TestDnsServer present = server(Map.of("mail.example. A", List.of(a("mail.example.", 300, "192.0.2.1"))));
        setup.set(new NameServers(List.of(nobody, present.address()), List.of(), 1));
        long start = System.nanoTime();
        assertEquals(List.of("192.0.2.1"), addresses("mail.example"));
        assertTrue(System.nanoTime() - start < 900_000_000L);
    }

    @Test
    void aSilentFirstServerCostsOneSecondOnceAndThenNoMore() throws Exception {
        TestDnsServer silent = new TestDnsServer((query, tcp) -> List.of());
        open.add(silent);
        TestDnsServer present = server(Map.of("one.example. A", List.of(a("one.example.", 300, "192.0.2.1")),
                "two.example. A", List.of(a("two.example.", 300, "192.0.2.2"))));
        setup.set(new NameServers(List.of(silent.address(), present.address()), List.of(), 1));
        assertEquals(List.of("192.0.2.1"), addresses("one.example"));
        long start = System.nanoTime();
        assertEquals(List.of("192.0.2.2"), addresses("two.example"));
        assertTrue(System.nanoTime() - start < 900_000_000L);
    }

    @Test
    void aRefusingServerIsPassedOver() throws Exception {
        TestDnsServer refusing = new TestDnsServer((query, tcp) -> one(TestDnsServer.reply(query, Rcode.REFUSED)));
        open.add(refusing);
        TestDnsServer present = server(Map.of("mail.example. A", List.of(a("mail.example.", 300, "192.0.2.1"))));
        setup.set(new NameServers(List.of(refusing.address(), present.address()), List.of(), 1));
        assertEquals(List.of("192.0.2.1"), addresses("mail.example"));
    }

    @Test
    void aFamilyWithoutAnswerHoldsTheOtherUpForOneSecondAtMost() throws Exception {
        serve((query, tcp) -> query.getQuestion().getType() == Type.AAAA ? List.of()
                : one(TestDnsServer.reply(query, Rcode.NOERROR, a("mail.example.", 3600, "192.0.2.1"))));
        long start = System.nanoTime();
        assertEquals(List.of("192.0.2.1"), addresses("mail.example"));
        assertTrue(System.nanoTime() - start < 2_000_000_000L);
        assertEquals(Optional.of(now.get().plusSeconds(30)), resolver.freshUntil("mail.example"));
    }

    @Test
    void forgedRepliesAreOverheard() throws Exception {
        serve((query, tcp) -> {
            Message wrongId = TestDnsServer.reply(query, Rcode.NOERROR, a("mail.example.", 300, "203.0.113.66"));
            wrongId.getHeader().setID(query.getHeader().getID() + 1 & 0xffff);
            Message wrongName = new Message(query.getHeader().getID());
            wrongName.getHeader().setFlag(Flags.QR);
            wrongName.addRecord(Record.newRecord(Name.fromString("evil.example."), Type.A, DClass.IN), 0);
            byte[] right = TestDnsServer.reply(query, Rcode.NOERROR, a("mail.example.", 300, "192.0.2.1")).toWire(4096);
            return List.of(wrongId.toWire(4096), wrongName.toWire(4096), new byte[] {1, 2, 3}, query.toWire(4096), right);
        });
        assertEquals(List.of("192.0.2.1"), addresses("mail.example"));
    }

    @Test
    void aTruncatedReplyIsFetchedOverTcp() throws Exception {
        serve((query, tcp) -> {
            Message reply = TestDnsServer.reply(query, Rcode.NOERROR, tcp ? many() : new Record[0]);
            if (!tcp) {
                reply.getHeader().setFlag(Flags.TC);
            }
            return one(reply);
        });
        assertEquals(200, addresses("mail.example").size());
    }

    @Test
    void aliasesAreFollowedWithinAndAcrossReplies() throws Exception {
        server(Map.of(
                "one.example. A", List.of(cname("one.example.", 100, "two.example."), cname("two.example.", 40, "three.example."),
                        a("three.example.", 300, "192.0.2.3")),
                "far.example. A", List.of(cname("far.example.", 100, "near.example.")),
                "near.example. A", List.of(a("near.example.", 60, "192.0.2.4")),
                "round.example. A", List.of(cname("round.example.", 100, "trip.example.")),
                "trip.example. A", List.of(cname("trip.example.", 100, "round.example."))));
        assertEquals(List.of("192.0.2.3"), addresses("one.example"));
        assertEquals(Optional.of(now.get().plusSeconds(40)), resolver.freshUntil("one.example"));
        assertEquals(List.of("192.0.2.4"), addresses("far.example"));
        assertEquals("the name has no address", failure("round.example"));
    }

    @Test
    void shortNamesAreCompletedWithTheSearchDomains() throws Exception {
        TestDnsServer server = server(Map.of("mail.second.example. A", List.of(a("mail.second.example.", 300, "192.0.2.2"))));
        setup.set(new NameServers(List.of(server.address()),
                List.of(Name.fromString("first.example."), Name.fromString("second.example.")), 1));
        assertEquals(List.of("192.0.2.2"), addresses("mail"));
        assertEquals("there is no such name (NXDOMAIN)", failure("mail.other"));
        assertTrue(server.questions().stream().noneMatch(q -> q.startsWith("mail.other.second.")), server.questions().toString());
    }

    @Test
    void answersAreKeptAsLongAsTheirTtlSays() throws Exception {
        TestDnsServer server = server(Map.of("mail.example. A", List.of(a("mail.example.", 60, "192.0.2.1")),
                "short.example. A", List.of(a("short.example.", 0, "192.0.2.1")),
                "long.example. A", List.of(a("long.example.", 1_000_000, "192.0.2.1"))));
        addresses("mail.example");
        now.updateAndGet(n -> n.plusSeconds(59));
        addresses("MAIL.example");
        assertEquals(2, server.questions().size());
        now.updateAndGet(n -> n.plusSeconds(2));
        addresses("mail.example");
        assertEquals(4, server.questions().size());
        addresses("short.example");
        assertEquals(Optional.of(now.get().plusSeconds(10)), resolver.freshUntil("short.example"));
        addresses("long.example");
        assertEquals(Optional.of(now.get().plusSeconds(3600)), resolver.freshUntil("long.example"));
    }

    @Test
    void failuresAreKeptLongerEachTime() throws Exception {
        TestDnsServer server = server(Map.of());
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            failure("none.example");
            failure("none.example");
            Instant until = resolver.freshUntil("none.example").orElseThrow();
            pauses.add(Duration.between(now.get(), until).toSeconds());
            now.set(until);
        }
        assertEquals(List.of(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L), pauses);
        assertEquals(18, server.questions().size());
    }

    @Test
    void nothingIsKeptForTheNextNetwork() throws Exception {
        TestDnsServer first = server(Map.of("mail.example. A", List.of(a("mail.example.", 3600, "192.0.2.1"))));
        assertEquals(List.of("192.0.2.1"), addresses("mail.example"));
        first.close();
        server(Map.of("mail.example. A", List.of(a("mail.example.", 3600, "198.51.100.1"))));
        resolver.forgetAll();
        assertEquals(Optional.empty(), resolver.freshUntil("mail.example"));
        assertEquals(List.of("198.51.100.1"), addresses("mail.example"));
    }

    @Test
    void whoWaitsWhileTheNetworkChangesGetsTheNewNetworksAnswer() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        serve((query, tcp) -> {
            heard.incrementAndGet();
            return List.of();
        });
        CompletionStage<Resolution> waiting = resolver.resolve("mail.example");
        until(() -> heard.get() == 2);
        server(Map.of("mail.example. A", List.of(a("mail.example.", 3600, "198.51.100.1"))));
        resolver.forgetAll();
        long start = System.nanoTime();
        assertEquals(List.of("198.51.100.1"), addresses("mail.example"));
        assertEquals(List.of("198.51.100.1"), texts(get(waiting)));
        assertTrue(System.nanoTime() - start < 900_000_000L, "the old question ended at once");
    }

    @Test
    void nobodyOnTheNewNetworkIsAskedWhatOnlyTheOldOneWasAskedFor() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        serve((query, tcp) -> {
            heard.incrementAndGet();
            return List.of();
        });
        CompletionStage<Resolution> waiting = resolver.resolve("mail.example");
        until(() -> heard.get() == 2);
        TestDnsServer next = server(Map.of("mail.example. A", List.of(a("mail.example.", 3600, "198.51.100.1"))));
        resolver.forgetAll();
        long start = System.nanoTime();
        assertInstanceOf(Resolution.Failed.class, get(waiting));
        assertTrue(System.nanoTime() - start < 5_000_000_000L);
        assertEquals(List.of(), next.questions());
    }

    @Test
    void anAnswerOfTheOldNetworkIsDropped() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch moved = new CountDownLatch(1);
        serve((query, tcp) -> {
            asked.countDown();
            moved.await(4, TimeUnit.SECONDS);
            return one(TestDnsServer.reply(query, Rcode.NOERROR, new ARecord(query.getQuestion().getName(), DClass.IN, 60,
                    IpAddress.parse("192.0.2.1").orElseThrow().toInetAddress())));
        });
        CompletionStage<Resolution> waiting = resolver.resolve("mail.example");
        assertTrue(asked.await(4, TimeUnit.SECONDS));
        resolver.forgetAll();
        moved.countDown();
        assertInstanceOf(Resolution.Failed.class, get(waiting));
        assertEquals(Optional.empty(), resolver.freshUntil("mail.example"));
    }

    @Test
    void whateverGoesWrongInALookUpIsAFailureAndTheNameIsAskedForAgain() throws Exception {
        AtomicReference<Throwable> fault = new AtomicReference<>(new StackOverflowError("on purpose"));
        NameResolver faulty = new DnsNameResolver(() -> {
            throw sneaky(fault.get());
        }, new HostsFile(hosts), now::get, network::get);
        open.add(faulty);
        for (Throwable each : List.of(new StackOverflowError("on purpose"), new IllegalStateException("on purpose"))) {
            fault.set(each);
            Resolution.Failed failed = assertInstanceOf(Resolution.Failed.class, get(faulty.resolve("mail.example")));
            assertEquals("the name server could not answer (SERVFAIL or refused)", failed.reason().toString());
            now.set(now.get().plus(Duration.ofMinutes(10)));
        }
    }

    @Test
    void addressesThatCannotBePutInOrderAreAFailure() throws Exception {
        server(Map.of("mail.example. A", List.of(a("mail.example.", 300, "192.0.2.1"))));
        NameResolver faulty = new DnsNameResolver(setup::get, new HostsFile(hosts), now::get, () -> {
            throw new StackOverflowError("on purpose");
        });
        open.add(faulty);
        assertInstanceOf(Resolution.Failed.class, get(faulty.resolve("mail.example")));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable fault) throws T {
        throw (T) fault;
    }

    @Test
    void nameServersThatBecomeKnownMeanwhileAreAsked() throws Exception {
        AtomicReference<NameServers> next = new AtomicReference<>();
        TestDnsServer old = serve((query, tcp) -> {
            setup.set(next.get());
            return one(TestDnsServer.reply(query, Rcode.REFUSED));
        });
        NameServers first = setup.get();
        server(Map.of("mail.example. A", List.of(a("mail.example.", 300, "192.0.2.1"))));
        next.set(setup.get());
        setup.set(first);
        assertEquals(List.of("192.0.2.1"), addresses("mail.example"));
        assertTrue(!old.questions().isEmpty());
    }

    @Test
    void noReplyWhateverItIsBreaksTheResolver() throws Exception {
        Random random = new Random(25);
        serve((query, tcp) -> {
            List<byte[]> junk = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                byte[] reply = TestDnsServer.reply(query, Rcode.NOERROR, a("mail.example.", 300, "192.0.2.1"),
                        a("mail.example.", 300, "192.0.2.3")).toWire(4096);
                for (int hits = random.nextInt(1, 9); hits > 0; hits--) {
                    reply[random.nextInt(2, reply.length)] = (byte) random.nextInt();
                }
                junk.add(Arrays.copyOf(reply, random.nextInt(reply.length + 1)));
            }
            junk.add(TestDnsServer.reply(query, Rcode.NXDOMAIN).toWire(4096));
            return junk;
        });
        for (int i = 0; i < 50; i++) {
            get(resolver.resolve("mail.example"));
            resolver.forgetAll();
        }
    }

    @Test
    void namesAreAskedForInParallel() throws Exception {
        serve((query, tcp) -> {
            TimeUnit.MILLISECONDS.sleep(300);
            return one(TestDnsServer.reply(query, Rcode.NOERROR, new ARecord(query.getQuestion().getName(), DClass.IN, 60,
                    IpAddress.parse("192.0.2.1").orElseThrow().toInetAddress())));
        });
        long start = System.nanoTime();
        List<CompletionStage<Resolution>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(resolver.resolve("mail" + i + ".example"));
        }
        for (CompletionStage<Resolution> each : all) {
            assertInstanceOf(Resolution.Resolved.class, get(each));
        }
        assertTrue(System.nanoTime() - start < 3_000_000_000L);
    }

    @Test
    void closingAnswersWhoWaits() throws Exception {
        serve((query, tcp) -> List.of());
        CompletionStage<Resolution> waiting = resolver.resolve("mail.example");
        resolver.close();
        assertEquals("the program is ending", ((Resolution.Failed) get(waiting)).reason().toString());
        assertEquals("the program is ending", failure("other.example"));
    }

    private TestDnsServer server(Map<String, List<Record>> zone) throws Exception {
        return serve((query, tcp) -> {
            String name = query.getQuestion().getName().toString().toLowerCase(Locale.ROOT);
            List<Record> answers = zone.get(name + " " + Type.string(query.getQuestion().getType()));
            boolean known = zone.keySet().stream().anyMatch(k -> k.startsWith(name + " "));
            return one(TestDnsServer.reply(query, known ? Rcode.NOERROR : Rcode.NXDOMAIN,
                    answers == null ? new Record[0] : answers.toArray(Record[]::new)));
        });
    }

    private TestDnsServer serve(TestDnsServer.Script script) throws Exception {
        TestDnsServer server = new TestDnsServer(script);
        open.add(server);
        setup.set(new NameServers(List.of(server.address()), List.of(), 1));
        return server;
    }

    private static List<byte[]> one(Message reply) {
        return List.of(reply.toWire(65535));
    }

    private static Record[] many() throws Exception {
        Record[] records = new Record[200];
        for (int i = 0; i < records.length; i++) {
            records[i] = a("mail.example.", 300, "192.0.2." + i);
        }
        return records;
    }

    private static Record a(String name, long ttl, String address) throws Exception {
        return new ARecord(Name.fromString(name), DClass.IN, ttl, IpAddress.parse(address).orElseThrow().toInetAddress());
    }

    private static Record aaaa(String name, long ttl, String address) throws Exception {
        return new AAAARecord(Name.fromString(name), DClass.IN, ttl, IpAddress.parse(address).orElseThrow().toInetAddress());
    }

    private static Record cname(String name, long ttl, String target) throws Exception {
        return new CNAMERecord(Name.fromString(name), DClass.IN, ttl, Name.fromString(target));
    }

    private static NetworkSnapshot network(String... own) {
        return new NetworkSnapshot(Arrays.stream(own)
                .map(a -> new OwnAddress(IpAddress.parse(a).orElseThrow(), 24, "eth0", Optional.empty())).toList(), List.of());
    }

    private List<String> addresses(String host) throws Exception {
        return texts(get(resolver.resolve(host)));
    }

    private static List<String> texts(Resolution resolution) {
        return assertInstanceOf(Resolution.Resolved.class, resolution).addresses().stream().map(IpAddress::toString).toList();
    }

    private String failure(String host) throws Exception {
        return assertInstanceOf(Resolution.Failed.class, get(resolver.resolve(host))).reason().toString();
    }

    private static Resolution get(CompletionStage<Resolution> stage) throws Exception {
        return stage.toCompletableFuture().get(6, TimeUnit.SECONDS);
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "in time");
            Thread.onSpinWait();
        }
    }
}
