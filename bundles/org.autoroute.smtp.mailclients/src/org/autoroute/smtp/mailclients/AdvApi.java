package org.autoroute.smtp.mailclients;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** The calls of advapi32.dll that read the registry (winreg.h). Each returns 0 or the number of an error. */
interface AdvApi extends Library {

    int RegOpenKeyExW(Pointer key, WString subKey, int options, int access, PointerByReference opened);

    int RegEnumKeyExW(Pointer key, int index, char[] name, IntByReference characters, Pointer reserved, Pointer className, Pointer classCharacters,
            Pointer lastWritten);

    int RegQueryValueExW(Pointer key, WString name, Pointer reserved, IntByReference type, byte[] data, IntByReference octets);

    int RegCloseKey(Pointer key);
}
