package org.autoroute.smtp.network.internal.windows;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * The calls of iphlpapi.dll that tell of changes (netioapi.h) and of the adapters (iphlpapi.h). Each returns 0 or the number of an error.
 * 64-bit Windows has one calling convention.
 */
public interface IpHelper extends Library {

    int AF_UNSPEC = 0;
    int GAA_FLAG_SKIP_UNICAST = 0x1;
    int GAA_FLAG_SKIP_ANYCAST = 0x2;
    int GAA_FLAG_SKIP_MULTICAST = 0x4;
    int GAA_FLAG_SKIP_DNS_SERVER = 0x8;
    int GAA_FLAG_INCLUDE_GATEWAYS = 0x80;

    /** Called on a thread of the system. */
    interface Changed extends Callback {
        void changed(Pointer context, Pointer row, int kind);
    }

    int NotifyIpInterfaceChange(short family, Changed callback, Pointer context, byte initial, PointerByReference handle);

    int NotifyUnicastIpAddressChange(short family, Changed callback, Pointer context, byte initial, PointerByReference handle);

    int NotifyRouteChange2(short family, Changed callback, Pointer context, byte initial, PointerByReference handle);

    /** @param size of the memory; what is needed when that is not enough */
    int GetAdaptersAddresses(int family, int flags, Pointer reserved, Pointer adapters, IntByReference size);

    int CancelMibChangeNotify2(Pointer handle);
}
