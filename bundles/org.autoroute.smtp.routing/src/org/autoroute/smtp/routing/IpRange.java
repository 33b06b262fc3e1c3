package org.autoroute.smtp.routing;

/**
 * All addresses from a smaller to a greater one, both included and of one IP version. Immutable, any thread.
 *
 * @param first the smallest address
 * @param last  the greatest address, not below the first
 */
public record IpRange(IpAddress first, IpAddress last) {

    /** @throws IllegalArgumentException when the versions differ or the order is wrong */
    public IpRange {
        if (first.version() != last.version() || first.compareTo(last) > 0) {
            throw new IllegalArgumentException(first + "-" + last);
        }
    }

    /** All addresses of a network. */
    public static IpRange of(IpPrefix network) {
        return new IpRange(network.network(), network.last());
    }

    public boolean contains(IpAddress address) {
        return address.version() == first.version() && address.compareTo(first) >= 0 && address.compareTo(last) <= 0;
    }

    /** {@code first-last}, or the one address when they are the same. */
    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + "-" + last;
    }
}
