package org.autoroute.smtp.routing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * An IPv4 or IPv6 address as a plain number. Unlike {@link InetAddress} it never asks a name service, whatever is called on it.
 * IPv4-mapped IPv6 addresses are held as the IPv4 address they stand for. Immutable, any thread.
 *
 * @param version 4 or 6
 * @param high    the upper 64 bits of an IPv6 address, 0 for IPv4
 * @param low     the lower 64 bits of an IPv6 address, or the 32 bits of an IPv4 address
 */
public record IpAddress(int version, long high, long low) implements Comparable<IpAddress> {

    private static final long V4_MASK = 0xffff_ffffL;

    public IpAddress {
        if (version != 4 && version != 6) {
            throw new IllegalArgumentException("version: " + version);
        }
        if (version == 4 && (high != 0 || (low & ~V4_MASK) != 0)) {
            throw new IllegalArgumentException("not 32 bits");
        }
    }

    /**
     * Reads four decimal parts, or the text forms of RFC 4291 section 2.2 (an optional zone is not accepted).
     *
     * @return empty when the text is anything else, a name included
     */
    public static Optional<IpAddress> parse(String text) {
        return IpAddressText.parse(text);
    }

    /** The address of a socket or an interface; its zone is dropped. */
    public static IpAddress of(InetAddress address) {
        return of(address.getAddress());
    }

    /** From 4 or 16 octets in network order. */
    public static IpAddress of(byte[] octets) {
        if (octets.length == 4) {
            return new IpAddress(4, 0, number(octets, 0, 4));
        }
        if (octets.length != 16) {
            throw new IllegalArgumentException("octets: " + octets.length);
        }
        return ofV6(number(octets, 0, 8), number(octets, 8, 8));
    }

    static IpAddress ofV6(long high, long low) {
        boolean mapped = high == 0 && (low >>> 32) == 0xffff;
        return mapped ? new IpAddress(4, 0, low & V4_MASK) : new IpAddress(6, high, low);
    }

    private static long number(byte[] octets, int from, int count) {
        long value = 0;
        for (int i = from; i < from + count; i++) {
            value = value << 8 | octets[i] & 0xff;
        }
        return value;
    }

    /** For sockets. No name service is asked. */
    public InetAddress toInetAddress() {
        int count = bits() / 8;
        byte[] octets = new byte[count];
        for (int i = 0; i < count; i++) {
            long part = count == 16 && i < 8 ? high : low;
            octets[i] = (byte) (part >>> 8 * (Math.min(count, 8) - 1 - i % 8));
        }
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** 32 or 128. */
    public int bits() {
        return version == 4 ? 32 : 128;
    }

    public boolean isV4() {
        return version == 4;
    }

    /** 127.0.0.0/8 or ::1. */
    public boolean isLoopback() {
        return version == 4 ? low >>> 24 == 127 : high == 0 && low == 1;
    }

    /** 0.0.0.0 or ::. */
    public boolean isUnspecified() {
        return high == 0 && low == 0;
    }

    /** Whether the address belongs to a private network: RFC 1918, RFC 6598, RFC 3927, RFC 4193 or link-local by RFC 4291. */
    public boolean isLocalNetwork() {
        return LocalNetworks.contain(this);
    }

    /** The address with all bits behind the given prefix length cleared; the length is 0 to {@link #bits()}. */
    IpAddress masked(int length) {
        if (length < 0 || length > bits()) {
            throw new IllegalArgumentException("prefix length: " + length);
        }
        if (version == 4) {
            return new IpAddress(4, 0, low & V4_MASK << 32 - length & V4_MASK);
        }
        long upper = length == 0 ? 0 : length >= 64 ? high : high & -1L << 64 - length;
        long lower = length <= 64 ? 0 : low & -1L << 128 - length;
        return new IpAddress(6, upper, lower);
    }

    /** IPv4 before IPv6, then by number. */
    @Override
    public int compareTo(IpAddress other) {
        int byVersion = Integer.compare(version, other.version);
        int byHigh = byVersion != 0 ? byVersion : Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** Dotted decimal, or the canonical form of RFC 5952. */
    @Override
    public String toString() {
        return IpAddressText.print(this);
    }
}
