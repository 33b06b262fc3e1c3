package org.autoroute.smtp.network.internal.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.autoroute.smtp.network.internal.DnsSuffixes;
import org.autoroute.smtp.network.internal.PlaceReader;
import org.autoroute.smtp.routing.IpAddress;
import org.autoroute.smtp.routing.Surroundings;
import org.autoroute.smtp.routing.Surroundings.Connectivity;

/**
 * Gateways and DNS suffixes of the adapters that are up. The structures are lists in memory: IP_ADAPTER_ADDRESSES_LH and IP_ADAPTER_GATEWAY_ADDRESS_LH
 * of iptypes.h, SOCKET_ADDRESS and the addresses of ws2def.h, 64 bits.
 */
public final class WindowsPlace implements PlaceReader {

    static final int ADAPTER_NEXT = 8;
    static final int ADAPTER_DNS_SUFFIX = 56;
    static final int ADAPTER_STATUS = 104;
    static final int ADAPTER_GATEWAY = 208;
    static final int ADAPTER_NEEDED = 216;
    static final int GATEWAY_NEXT = 8;
    static final int GATEWAY_ADDRESS = 16;
    static final int UP = 1;
    static final int AF_INET = 2;
    static final int AF_INET6 = 23;
    static final int V4_OCTETS = 4;
    static final int V6_OCTETS = 8;
    static final int ERROR_BUFFER_OVERFLOW = 111;
    static final int ERROR_NO_DATA = 232;
    private static final int FLAGS = IpHelper.GAA_FLAG_SKIP_UNICAST | IpHelper.GAA_FLAG_SKIP_ANYCAST | IpHelper.GAA_FLAG_SKIP_MULTICAST
            | IpHelper.GAA_FLAG_SKIP_DNS_SERVER | IpHelper.GAA_FLAG_INCLUDE_GATEWAYS;
    private static final int EXPECTED = 16 * 1024;
    private static final int ATTEMPTS = 3;

    private final IpHelper windows;

    WindowsPlace(IpHelper windows) {
        this.windows = windows;
    }

    public WindowsPlace() {
        this(Native.load("iphlpapi", IpHelper.class));
    }

    @Override
    public Surroundings read() throws IOException {
        IntByReference size = new IntByReference(EXPECTED);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (Memory adapters = new Memory(size.getValue())) {
                int error = windows.GetAdaptersAddresses(IpHelper.AF_UNSPEC, FLAGS, Pointer.NULL, adapters, size);
                if (error == ERROR_NO_DATA) {
                    return Surroundings.UNKNOWN;
                }
                if (error == 0) {
                    return around(adapters);
                }
                if (error != ERROR_BUFFER_OVERFLOW) {
                    throw new IOException("GetAdaptersAddresses: error " + error);
                }
            }
        }
        throw new IOException("GetAdaptersAddresses: the list grows faster than it can be read");
    }

    private static Surroundings around(Pointer first) {
        List<IpAddress> gateways = new ArrayList<>();
        List<String> suffixes = new ArrayList<>();
        for (Pointer adapter = first; adapter != null; adapter = adapter.getPointer(ADAPTER_NEXT)) {
            if (adapter.getInt(ADAPTER_STATUS) == UP) {
                for (Pointer each = adapter.getPointer(ADAPTER_GATEWAY); each != null; each = each.getPointer(GATEWAY_NEXT)) {
                    address(each.getPointer(GATEWAY_ADDRESS)).ifPresent(gateways::add);
                }
                Optional.ofNullable(adapter.getPointer(ADAPTER_DNS_SUFFIX)).ifPresent(text -> suffixes.add(Wide.text(text)));
            }
        }
        return new Surroundings(List.of(), gateways, DnsSuffixes.of(suffixes), Connectivity.UNKNOWN);
    }

    private static Optional<IpAddress> address(Pointer socketAddress) {
        if (socketAddress == null) {
            return Optional.empty();
        }
        return switch (socketAddress.getShort(0)) {
            case AF_INET -> Optional.of(IpAddress.of(socketAddress.getByteArray(V4_OCTETS, 4)));
            case AF_INET6 -> Optional.of(IpAddress.of(socketAddress.getByteArray(V6_OCTETS, 16)));
            default -> Optional.empty();
        };
    }
}
