package org.autoroute.smtp.network.internal.windows;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** The calls of wlanapi.dll that tell which Wi-Fi is connected (wlanapi.h). Each but the last two returns 0 or the number of an error. */
public interface WlanApi extends Library {

    int WlanOpenHandle(int version, Pointer reserved, IntByReference negotiated, PointerByReference handle);

    int WlanEnumInterfaces(Pointer handle, Pointer reserved, PointerByReference list);

    int WlanQueryInterface(Pointer handle, byte[] guid, int code, Pointer reserved, IntByReference bytes, PointerByReference data, Pointer type);

    void WlanFreeMemory(Pointer memory);

    int WlanCloseHandle(Pointer handle, Pointer reserved);
}
