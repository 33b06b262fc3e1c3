package org.autoroute.smtp.network.internal.windows;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** The calls of rasapi32.dll that tell which dial-up and VPN entries are connected (ras.h). Each returns 0 or the number of an error. */
public interface RasApi extends Library {

    int RasEnumConnectionsW(byte[] connections, IntByReference bytes, IntByReference count);

    int RasGetConnectStatusW(Pointer connection, byte[] status);
}
