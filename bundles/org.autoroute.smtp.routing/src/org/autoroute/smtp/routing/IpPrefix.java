package org.autoroute.smtp.routing;

import java.util.List;
import java.util.Optional;

/**
 * A network: an address whose bits behind the prefix length are zero (RFC 4632, RFC 4291 section 2.3). Immutable, any thread.
 *
 * @param network the lowest address of the network
 * @param length  prefix length, 0 to 32 (IPv4) or 0 to 128 (IPv6)
 */
public record IpPrefix(IpAddress network, int length) {

    /** @throws IllegalArgumentException when the length is out of range or bits behind it are set */
    public IpPrefix {
        if (!network.masked(length).equals(network)) {
            throw new IllegalArgumentException(network + "/" + length);
        }
    }

    /** The network of that length an address lies in. */
    public static IpPrefix around(IpAddress address, int length) {
        return new IpPrefix(address.masked(length), length);
    }

    /** Reads {@code address/length}; bits behind the length are cleared. Empty when the text is anything else. */
    public static Optional<IpPrefix> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int length = Integer.parseInt(text.substring(slash + 1));
        return IpAddress.parse(text.substring(0, slash)).filter(a -> length <= a.bits()).map(a -> around(a, length));
    }

    /** The blocks that count as "local network": RFC 1918, 6598, 3927, 4193, 4291. */
    public static List<IpPrefix> localNetworks() {
        return LocalNetworks.blocks();
    }

    /** The greatest address of the network. */
    public IpAddress last() {
        IpAddress all = network.isV4() ? new IpAddress(4, 0, 0xffff_ffffL) : new IpAddress(6, -1, -1);
        IpAddress mask = all.masked(length);
        return new IpAddress(network.version(), network.high() | all.high() & ~mask.high(), network.low() | all.low() & ~mask.low());
    }

    public boolean contains(IpAddress address) {
        return address.version() == network.version() && address.masked(length).equals(network);
    }

    @Override
    public String toString() {
        return network + "/" + length;
    }
}
