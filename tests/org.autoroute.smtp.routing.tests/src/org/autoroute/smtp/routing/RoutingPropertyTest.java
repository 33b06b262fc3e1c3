package org.autoroute.smtp.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.autoroute.smtp.routing.Surroundings.Connectivity;

/** What holds for every list, every network and every text, tried on random ones. */
class RoutingPropertyTest {

    @Property
    void entriesComeBackFromTheirLine(@ForAll("entries") ServerEntry entry) {
        EntryParser.Parsed parsed = assertInstanceOf(EntryParser.Parsed.class, EntryParser.parse(entry.toLine()));
        assertEquals(entry, parsed.entry());
        assertEquals(entry.toLine(), parsed.entry().toLine());
    }

    @Property
    void anyTextIsAnsweredAndNeverBreaksOut(@ForAll("lines") String line) {
        switch (EntryParser.parse(line)) {
            case EntryParser.Parsed right -> {
                assertTrue(right.entry().toLine().codePoints().noneMatch(QuotedText::isForbidden));
                assertEquals(right.entry(), Situation.entry(right.entry().toLine()));
            }
            case EntryParser.Wrong wrong -> {
                assertTrue(wrong.column() >= 1 && wrong.column() <= line.codePointCount(0, line.length()) + 1);
                assertFalse(wrong.expected().toString().isBlank());
            }
        }
    }

    @Property
    void aListKeepsItsText(@ForAll("files") String file) {
        ServerList list = ServerList.parse(file);
        assertEquals(list, ServerList.parse(list.text()));
        assertEquals(list.lines().size(), list.text().lines().count());
        long known = list.lines().stream().filter(line -> !(line instanceof ServerList.Line.Wrong)).count();
        assertEquals(list.lines().size(), known + list.problems().size());
    }

    @Property
    void movingThereAndBackChangesNothing(@ForAll("files") String file, @ForAll int from, @ForAll int to) {
        ServerList list = ServerList.parse(file).add("first.example").add("second.example # last");
        int count = list.entries().size();
        int a = Math.floorMod(from, count);
        int b = Math.floorMod(to, count);
        assertEquals(list, list.move(a, b).move(b, a));
        assertEquals(list.entries().get(a), list.move(a, b).entries().get(b));
        assertEquals(count - 1, list.remove(a).entries().size());
    }

    @Property
    void addressesComeBackFromTheirText(@ForAll("addresses") IpAddress address) {
        assertEquals(Optional.of(address), IpAddress.parse(address.toString()));
        assertEquals(address, IpAddress.of(address.toInetAddress()));
        assertEquals(number(address), new BigInteger(1, address.toInetAddress().getAddress()));
    }

    @Property
    void aMaskKeepsTheUpperBits(@ForAll("addresses") IpAddress address, @ForAll("addresses") IpAddress other, @ForAll int anyLength) {
        int length = Math.floorMod(anyLength, address.bits() + 1);
        IpPrefix network = IpPrefix.around(address, length);
        BigInteger upper = number(address).shiftRight(address.bits() - length);
        assertEquals(upper.shiftLeft(address.bits() - length), number(network.network()));
        assertEquals(upper.add(BigInteger.ONE).shiftLeft(address.bits() - length).subtract(BigInteger.ONE), number(network.last()));
        boolean same = other.version() == address.version() && number(other).shiftRight(address.bits() - length).equals(upper);
        assertEquals(same, network.contains(other));
        assertEquals(same, IpRange.of(network).contains(other));
        assertTrue(network.contains(address));
    }

    @Property
    void theSameInputGivesTheSameRoute(@ForAll("inputs") RoutingInput input) {
        Route route = new Router().decide(input);
        assertEquals(route, new Router().decide(input));
        assertFalse(route.explanation().lines(Locale.ROOT).isEmpty());
        assertFalse(route.comment().toString().isEmpty());
        assertEquals(route.candidates().isEmpty(), route.reason() == Reason.NONE);
        List<HostPort> servers = route.candidates().stream().map(candidate -> candidate.entry().server()).toList();
        assertEquals(servers.size(), new HashSet<>(servers).size());
        List<Reason> reasons = route.candidates().stream().map(Candidate::reason).map(r -> r == Reason.RANGE || r == Reason.PLACE ? Reason.CONNECTION : r).toList();
        assertEquals(reasons.stream().sorted().toList(), reasons, "rules in order");
    }

    @Property
    void expandingNeverChangesWhatNormalMasksFind(@ForAll("inputs") RoutingInput input) {
        Route narrow = new Router().decide(with(input, false));
        Route wide = new Router().decide(with(input, true));
        if (narrow.reason() != Reason.DEFAULT && narrow.reason() != Reason.NONE) {
            assertEquals(narrow.active(), wide.active());
        }
        assertTrue(servers(wide).containsAll(servers(narrow)));
    }

    @Property
    void aSettledDecisionIsNotChangedByLateNames(@ForAll("inputs") RoutingInput input, @ForAll("addresses") IpAddress late) {
        Map<String, Resolution> all = new HashMap<>();
        input.entries().forEach(entry -> all.put(entry.server().host(), input.resolution(entry)));
        all.replaceAll((host, known) -> known instanceof Resolution.Pending ? new Resolution.Resolved(List.of(late)) : known);
        Route before = new Router().decide(input);
        Route after = new Router().decide(new RoutingInput(input.entries(), input.network(), all, input.settings(), input.manual(),
                input.senderDomain()));
        assertTrue(before.dependsOnSender() || !after.dependsOnSender(), "a name that comes late makes no sender matter");
        if (new Router().settled(input)) {
            assertEquals(before.reason(), after.reason());
            assertEquals(before.active().map(Candidate::entry), after.active().map(Candidate::entry));
        }
    }

    @Property
    void whereTheRouteDoesNotDependOnTheSenderNoSenderChangesIt(@ForAll("inputs") RoutingInput input) {
        RoutingInput unknown = new RoutingInput(input.entries(), input.network(), input.resolutions(), input.settings(), input.manual());
        Route route = new Router().decide(unknown);
        for (String domain : List.of("home.example", "mail.home.example", "other.example", "")) {
            Route own = new Router().decide(unknown.withSender(domain));
            assertEquals(route.dependsOnSender(), own.dependsOnSender());
            if (!route.dependsOnSender()) {
                assertEquals(route.candidates(), own.candidates());
            }
            assertTrue(own.reason() == Reason.MANUAL || own.candidates().stream().allMatch(candidate -> candidate.entry().conditions().admit(Optional.of(domain))));
        }
    }

    private static RoutingInput with(RoutingInput input, boolean expandMasks) {
        RoutingSettings s = input.settings();
        RoutingSettings changed = new RoutingSettings(s.autoroute(), s.useFirstAsDefault(), expandMasks, s.dontResolveInLan(), s.dontResolveWithoutDialUp());
        return new RoutingInput(input.entries(), input.network(), input.resolutions(), changed, input.manual(), input.senderDomain());
    }

    private static List<HostPort> servers(Route route) {
        return route.candidates().stream().map(candidate -> candidate.entry().server()).toList();
    }

    private static BigInteger number(IpAddress address) {
        return new BigInteger(Long.toUnsignedString(address.high())).shiftLeft(64).or(new BigInteger(Long.toUnsignedString(address.low())));
    }

    @Provide
    Arbitrary<IpAddress> addresses() {
        Arbitrary<IpAddress> anyV4 = Arbitraries.longs().between(0, 0xffff_ffffL).map(low -> new IpAddress(4, 0, low));
        Arbitrary<IpAddress> nearV4 = Arbitraries.longs().between(0, 0x3ffff).map(low -> new IpAddress(4, 0, 0x0a00_0000L + (low & 3) * 0x0001_0000L + (low >> 2)));
        Arbitrary<IpAddress> v6 = Combinators.combine(Arbitraries.of(0L, 1L, 0x20010db800000000L, 0xfe80000000000000L), Arbitraries.longs())
                .as(IpAddress::ofV6);
        Arbitrary<IpAddress> anyV6 = Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(IpAddress::ofV6);
        return Arbitraries.oneOf(anyV4, nearV4, v6, anyV6);
    }

    @Provide
    Arbitrary<ServerEntry> entries() {
        Arbitrary<String> label = Arbitraries.strings().withCharRange('a', 'z').numeric().ofMinLength(1).ofMaxLength(8);
        Arbitrary<String> names = Combinators.combine(label, Arbitraries.of("example", "com", "x--y", "a1")).as((a, b) -> a + "." + b);
        Arbitrary<String> hosts = Arbitraries.oneOf(names, names, addresses().filter(a -> !a.isUnspecified()).map(IpAddress::toString));
        Arbitrary<Integer> ports = Arbitraries.oneOf(Arbitraries.just(25), Arbitraries.integers().between(1, 65535));
        Arbitrary<String> connection = Arbitraries.oneOf(Arbitraries.of("Etype", "Home"), Arbitraries.strings().withChars("\"# \\;-:ab\u0416\u4e2d").ofMinLength(1).ofMaxLength(6),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(9).filter(QuotedText::isValid));
        Arbitrary<IpRange> ranges = Combinators.combine(addresses(), addresses()).as((a, b) -> a.version() != b.version() ? new IpRange(a, a)
                : a.compareTo(b) <= 0 ? new IpRange(a, b) : new IpRange(b, a));
        Arbitrary<Fingerprint> pins = Arbitraries.strings().withChars("0123456789abcdef").ofLength(64).map(Fingerprint::new);
        return Combinators.combine(hosts, ports, connection.optional(0.3), ranges.optional(0.3), conditions(names), Arbitraries.of(Tls.class).optional(0.3),
                pins.optional(0.1), logins(connection)).as((host, port, name, range, conditions, tls, pin, login)
                        -> new ServerEntry(new HostPort(host, port), name, range, conditions, tls, pin, login));
    }

    private Arbitrary<Conditions> conditions(Arbitrary<String> names) {
        Arbitrary<String> texts = Arbitraries.of("Home", "Etype", "a \"b\" c");
        Arbitrary<String> domains = Arbitraries.oneOf(names, Arbitraries.just("lan.example"));
        Arbitrary<IpAddress> gateways = addresses().filter(address -> !address.isUnspecified());
        Arbitrary<String> senders = Arbitraries.oneOf(domains, domains.map("."::concat), Arbitraries.of("home.example", ".home.example"));
        return Combinators.combine(texts.optional(0.1), gateways.optional(0.1), domains.optional(0.1), senders.optional(0.2)).as(Conditions::new);
    }

    private static Arbitrary<Login> logins(Arbitrary<String> texts) {
        Arbitrary<Optional<String>> providers = Arbitraries.of("google", "a.b-1").optional(0.3);
        Arbitrary<Login> stored = Combinators.combine(texts, providers, often(false), often(false)).as(Login.Stored::new);
        return Arbitraries.oneOf(Arbitraries.just(Login.NONE), often(false).map(Login.Client::new), stored);
    }

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> pieces = Arbitraries.of("smtp.example", ":", ";", "25", "\"", "Etype", " ", "\t", "#", "10.0.0.1", "-", "/8", "[", "]", "::1", "\r", "\n", "\u0000",
                "\u00fc", "\ud83d\ude00", "\ud83d", "xn--", ".", "\u2028", "\u3002", "\uff0e", "tls=", "none", "user=", "login=", "oauth:", "from=", "ssid=", "password=", "in-clear=yes");
        return Arbitraries.oneOf(pieces.list().ofMaxSize(12).map(list -> String.join("", list)), Arbitraries.strings().ofMaxLength(40),
                entries().map(ServerEntry::toLine));
    }

    @Provide
    Arbitrary<String> files() {
        return Combinators.combine(lines().list().ofMaxSize(8), Arbitraries.of("\n", "\r\n", "\r")).as((lines, end) -> String.join(end, lines));
    }

    @Provide
    Arbitrary<RoutingInput> inputs() {
        Arbitrary<OwnAddress> owns = Combinators.combine(addresses(), Arbitraries.integers().between(8, 32))
                .as((address, length) -> new OwnAddress(address, address.isV4() ? length : 2 * length, "if0", Optional.empty()));
        Arbitrary<NetworkSnapshot> networks = Combinators.combine(owns.list().ofMaxSize(3), Arbitraries.of("Home", "Etype", "Other").list().ofMaxSize(1))
                .as((own, up) -> new NetworkSnapshot(own, up.stream().map(name -> new Connection(name, Connection.Kind.WIFI, Optional.empty())).toList(),
                        new Surroundings(up, List.of(), List.of("lan.example"), Connectivity.FULL)));
        Arbitrary<Resolution> known = Arbitraries.oneOf(addresses().list().ofMinSize(1).ofMaxSize(3).map(Resolution.Resolved::new), Arbitraries.just(new Resolution.Pending()),
                Arbitraries.just(new Resolution.Failed(Text.of(Router.class, "comment.none"))));
        Arbitrary<RoutingSettings> settings = Combinators.combine(often(true), often(true), often(true), often(false), often(false)).as(RoutingSettings::new);
        Arbitrary<Optional<String>> senders = Arbitraries.of("home.example", "mail.home.example", "").optional(0.6);
        return Combinators.combine(entries().list().ofMaxSize(6), networks, known.list().ofSize(6), settings, Arbitraries.integers().between(-1, 6).optional(0.15),
                senders).as((list, network, answers, set, manual, sender) -> {
                    Map<String, Resolution> resolutions = new HashMap<>();
                    for (int i = 0; i < list.size(); i++) {
                        resolutions.put(list.get(i).server().host(), answers.get(i));
                    }
                    return new RoutingInput(list, network, resolutions, set, manual, sender);
                });
    }

    private static Arbitrary<Boolean> often(boolean value) {
        return Arbitraries.of(value, value, value, !value);
    }
}
