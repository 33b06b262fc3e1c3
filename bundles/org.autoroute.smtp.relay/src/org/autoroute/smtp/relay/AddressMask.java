package org.autoroute.smtp.relay;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.IpPrefix;

/** A set of addresses a user may write in the access rule. */
sealed interface AddressMask {

    boolean covers(IpAddress address);

    boolean onlyLoopback();

    /** Whether every address of it belongs to a private network, see {@link IpAddress#isLocalNetwork()}. */
    boolean onlyLocalNetwork();

    /** How many addresses it has, as a power of two. */
    int hostBits();

    /** For people. */
    String text();

    /** Every address of either version. */
    record Any() implements AddressMask {
        @Override
        public boolean covers(IpAddress address) {
            return true;
        }

        @Override
        public boolean onlyLoopback() {
            return false;
        }

        @Override
        public boolean onlyLocalNetwork() {
            return false;
        }

        @Override
        public int hostBits() {
            return 128;
        }

        @Override
        public String text() {
            return "*.*.*.*";
        }
    }

    /** A prefix; a single address is one of full length. */
    record Prefix(IpPrefix prefix) implements AddressMask {
        @Override
        public boolean covers(IpAddress address) {
            return prefix.contains(address);
        }

        @Override
        public boolean onlyLoopback() {
            return prefix.network().isLoopback() && prefix.length() >= (prefix.network().isV4() ? 8 : 128);
        }

        @Override
        public boolean onlyLocalNetwork() {
            return prefix.network().isLocalNetwork() && prefix.last().isLocalNetwork();
        }

        @Override
        public int hostBits() {
            return prefix.network().bits() - prefix.length();
        }

        /** With stars where that says the same, else as the first and the last address. */
        @Override
        public String text() {
            if (hostBits() == 0) {
                return prefix.network().toString();
            }
            if (!prefix.network().isV4() || prefix.length() == 0) {
                return prefix.toString();
            }
            long open = (1L << hostBits() / 8 * 8) - 1;
            String first = Stars.text(prefix.network().low(), ~open);
            return hostBits() % 8 == 0 ? first : first + " \u2013 " + Stars.text(prefix.last().low(), ~open);
        }
    }

    /**
     * An IPv4 address with stars.
     *
     * @param value the octets given, zero where a star stands
     * @param mask  all bits set where an octet is given
     */
    record Stars(long value, long mask) implements AddressMask {
        @Override
        public boolean covers(IpAddress address) {
            return address.isV4() && (address.low() & mask) == value;
        }

        @Override
        public boolean onlyLoopback() {
            return mask >>> 24 == 255 && value >>> 24 == 127;
        }

        @Override
        public boolean onlyLocalNetwork() {
            return IpPrefix.localNetworks().stream().filter(block -> block.network().isV4()).anyMatch(block -> {
                long fixed = 0xffff_ffffL << 32 - block.length() & 0xffff_ffffL;
                return (mask & fixed) == fixed && (value & fixed) == block.network().low();
            });
        }

        @Override
        public int hostBits() {
            return 32 - Long.bitCount(mask);
        }

        @Override
        public String text() {
            return text(value, mask);
        }

        static String text(long value, long mask) {
            return IntStream.of(24, 16, 8, 0).mapToObj(shift -> (mask >>> shift & 255) == 0 ? "*" : Long.toString(value >>> shift & 255))
                    .collect(Collectors.joining("."));
        }
    }
}
