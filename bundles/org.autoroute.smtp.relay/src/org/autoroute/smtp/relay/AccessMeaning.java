package org.autoroute.smtp.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Text;

/**
 * What an {@link AccessRule} means, in plain words. Immutable, any thread.
 *
 * @param groups   whom it lets in, from the nearest to the farthest, a sentence for each kind
 * @param exposure how far it opens the server
 * @param warnings what the user hardly wants, the most dangerous first
 */
public record AccessMeaning(List<Text> groups, Exposure exposure, List<Text> warnings) {

    /** More IPv4 addresses of the internet than this many, as a power of two, are no circle of acquaintances. */
    private static final int MANY_V4 = 16;
    /** The same for IPv6, where a provider is given 2^96 addresses. */
    private static final int MANY_V6 = 96;
    private static final IpAddress SELF_V4 = IpAddress.parse("127.0.0.1").orElseThrow();
    private static final IpAddress SELF_V6 = IpAddress.parse("::1").orElseThrow();

    /** How far a rule opens the server. */
    public enum Exposure {
        /** This computer and local networks. */
        LOCAL,
        /** Some addresses of the internet, too. */
        SOME,
        /** So much of the internet that strangers can send. */
        WORLD
    }

    public AccessMeaning {
        groups = List.copyOf(groups);
        warnings = List.copyOf(warnings);
    }

    static AccessMeaning of(AccessRule rule, List<AddressMask> masks) {
        boolean everybody = masks.stream().anyMatch(AccessMeaning::all);
        boolean world = everybody || masks.stream().anyMatch(AccessMeaning::wide);
        boolean some = masks.stream().anyMatch(AccessMeaning::onInternet);
        return new AccessMeaning(masks.stream().anyMatch(AddressMask.Any.class::isInstance) ? List.of(text("access.everybody")) : groups(masks),
                world ? Exposure.WORLD : some ? Exposure.SOME : Exposure.LOCAL, warnings(rule, everybody, world));
    }

    private static List<Text> groups(List<AddressMask> masks) {
        List<Text> groups = new ArrayList<>();
        if (masks.stream().anyMatch(AddressMask::onlyLoopback)) {
            groups.add(text("access.self"));
        }
        add(groups, "access.networks", masks, mask -> mask.onlyLocalNetwork() && mask.hostBits() > 0);
        add(groups, "access.computers", masks, mask -> mask.onlyLocalNetwork() && mask.hostBits() == 0);
        add(groups, "access.internet", masks, mask -> onInternet(mask) && !all(mask));
        add(groups, "access.allOf", masks, AccessMeaning::all);
        return groups;
    }

    private static void add(List<Text> groups, String key, List<AddressMask> masks, Predicate<AddressMask> kind) {
        String members = masks.stream().filter(kind).map(AddressMask::text).distinct().collect(Collectors.joining(", "));
        if (!members.isEmpty()) {
            groups.add(text(key, members));
        }
    }

    private static List<Text> warnings(AccessRule rule, boolean everybody, boolean world) {
        List<Text> warnings = new ArrayList<>();
        if (world) {
            warnings.add(text(everybody ? "access.warning.everybody" : "access.warning.many"));
        }
        if (!rule.allows(SELF_V4) && !rule.allows(SELF_V6)) {
            warnings.add(text("access.warning.notSelf"));
        } else if (!rule.allows(SELF_V4) || !rule.allows(SELF_V6)) {
            warnings.add(text("access.warning.halfSelf", (rule.allows(SELF_V4) ? SELF_V6 : SELF_V4).toString()));
        }
        return warnings;
    }

    private static boolean onInternet(AddressMask mask) {
        return !mask.onlyLoopback() && !mask.onlyLocalNetwork();
    }

    private static boolean wide(AddressMask mask) {
        return onInternet(mask) && mask.hostBits() > (mask instanceof AddressMask.Prefix(var prefix) && !prefix.network().isV4() ? MANY_V6 : MANY_V4);
    }

    private static boolean all(AddressMask mask) {
        return switch (mask) {
            case AddressMask.Any any -> true;
            case AddressMask.Prefix(var prefix) -> prefix.length() == 0;
            case AddressMask.Stars stars -> false;
        };
    }

    private static Text text(String key, Object... arguments) {
        return Text.of(AccessMeaning.class, key, arguments);
    }
}
