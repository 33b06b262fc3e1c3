package org.autoroute.smtp.relay;

import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.IpPrefix;

/** A set of addresses a user may write in the access rule. */
sealed interface AddressMask {

    boolean covers(IpAddress address);

    boolean onlyLoopback();

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
    }
}
