package org.autoroute.smtp.routing;

import java.util.List;

/** The private address blocks of RFC 1918, 6598, 3927, 4193 and 4291. */
final class LocalNetworks {

    private static final List<IpPrefix> BLOCKS = List.of(
            block(4, 0, 0x0a00_0000L, 8),
            block(4, 0, 0xac10_0000L, 12),
            block(4, 0, 0xc0a8_0000L, 16),
            block(4, 0, 0x6440_0000L, 10),
            block(4, 0, 0xa9fe_0000L, 16),
            block(6, 0xfc00L << 48, 0, 7),
            block(6, 0xfe80L << 48, 0, 10));

    private LocalNetworks() {
    }

    static List<IpPrefix> blocks() {
        return BLOCKS;
    }

    static boolean contain(IpAddress address) {
        return BLOCKS.stream().anyMatch(block -> block.contains(address));
    }

    private static IpPrefix block(int version, long high, long low, int length) {
        return IpPrefix.around(new IpAddress(version, high, low), length);
    }
}
