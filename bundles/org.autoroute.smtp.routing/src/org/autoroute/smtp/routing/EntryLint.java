package org.autoroute.smtp.routing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is remarkable in one entry by itself. */
final class EntryLint {

    /** Networks no address lies in that a computer has of its own, or a gateway has; loopback is left out of every snapshot. */
    private static final List<IpRange> UNUSABLE = Stream.of("0.0.0.0/8", "127.0.0.0/8", "224.0.0.0/4", "255.255.255.255/32", "::/127", "ff00::/8")
            .map(text -> IpRange.of(IpPrefix.parse(text).orElseThrow())).toList();
    private static final int SUBMISSIONS = 465;
    private static final List<Integer> PLAIN_FIRST = List.of(25, 587);
    private static final int LONGEST_SSID = 32;

    private static final List<Check> CHECKS = List.of(
            new Check("lint.range", entry -> entry.range().filter(EntryLint::isUnusable).isPresent()),
            new Check("lint.gateway", entry -> entry.conditions().gateway().filter(address -> isUnusable(new IpRange(address, address))).isPresent()),
            new Check("lint.ssid", entry -> entry.conditions().ssid().filter(ssid -> ssid.getBytes(StandardCharsets.UTF_8).length > LONGEST_SSID).isPresent()),
            new Check("lint.pin", entry -> entry.pin().isPresent() && entry.security() == Tls.NONE),
            new Check("lint.login", entry -> !(entry.login() instanceof Login.None) && !inClear(entry) && entry.security() == Tls.NONE),
            new Check("lint.inClear", entry -> inClear(entry) && entry.security().isRequired()),
            new Check("lint.implicit", entry -> entry.security() == Tls.IMPLICIT && PLAIN_FIRST.contains(entry.server().port())),
            new Check("lint.starttls", entry -> entry.security() != Tls.IMPLICIT && entry.server().port() == SUBMISSIONS));

    /** One kind of remark, and which entries deserve it. */
    private record Check(String key, Predicate<ServerEntry> applies) {
    }

    private EntryLint() {
    }

    /** Keys of what was found, each with a {@code .remedy} beside it. */
    static List<String> of(ServerEntry entry) {
        return CHECKS.stream().filter(check -> check.applies().test(entry)).map(Check::key).toList();
    }

    static Stream<String> keys() {
        return CHECKS.stream().map(Check::key);
    }

    private static boolean isUnusable(IpRange range) {
        return UNUSABLE.stream().anyMatch(each -> each.contains(range.first()) && each.contains(range.last()));
    }

    private static boolean inClear(ServerEntry entry) {
        return switch (entry.login()) {
            case Login.None none -> false;
            case Login.Client client -> client.inClear();
            case Login.Stored stored -> stored.inClear();
        };
    }
}
