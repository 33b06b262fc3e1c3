package org.autoroute.smtp.network.internal.windows;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/**
 * The calls of iphlpapi.dll that tell of changes (netioapi.h). Each returns 0 or the number of an error.
 * 64-bit Windows has one calling convention.
 */
public interface IpHelper extends Library {

    int AF_UNSPEC = 0;

    /** Called on a thread of the system. */
    interface Changed extends Callback {
        void changed(Pointer context, Pointer row, int kind);
    }

    int NotifyIpInterfaceChange(short family, Changed callback, Pointer context, byte initial, PointerByReference handle);

    int NotifyUnicastIpAddressChange(short family, Changed callback, Pointer context, byte initial, PointerByReference handle);

    int CancelMibChangeNotify2(Pointer handle);
}
