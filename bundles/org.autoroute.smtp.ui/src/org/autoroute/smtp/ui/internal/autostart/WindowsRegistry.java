package org.autoroute.smtp.ui.internal.autostart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;

/** The registry of Windows, below HKEY_CURRENT_USER. */
final class WindowsRegistry implements RunKey.Registry {

    static final Pointer CURRENT_USER = Pointer.createConstant(0x80000001);
    static final int FILE_NOT_FOUND = 2;
    static final int TEXT_OR_BINARY = 0x0a;
    static final int SZ = 1;
    private static final int LARGEST = 4096;

    private final AdvApi windows;

    WindowsRegistry(AdvApi windows) {
        this.windows = windows;
    }

    @Override
    public Optional<byte[]> read(String key, String name) throws IOException {
        byte[] data = new byte[LARGEST];
        IntByReference length = new IntByReference(LARGEST);
        int error = windows.RegGetValueW(CURRENT_USER, new WString(key), new WString(name), TEXT_OR_BINARY, null, data, length);
        if (error == FILE_NOT_FOUND) {
            return Optional.empty();
        }
        check("RegGetValue", error);
        return Optional.of(Arrays.copyOf(data, Math.clamp(length.getValue(), 0, LARGEST)));
    }

    @Override
    public void writeText(String key, String name, String text) throws IOException {
        byte[] data = (text + '\0').getBytes(StandardCharsets.UTF_16LE);
        check("RegSetKeyValue", windows.RegSetKeyValueW(CURRENT_USER, new WString(key), new WString(name), SZ, data, data.length));
    }

    @Override
    public void remove(String key, String name) throws IOException {
        int error = windows.RegDeleteKeyValueW(CURRENT_USER, new WString(key), new WString(name));
        if (error != FILE_NOT_FOUND) {
            check("RegDeleteKeyValue", error);
        }
    }

    private static void check(String call, int error) throws IOException {
        if (error != 0) {
            throw new IOException(call + ": " + error);
        }
    }

    /** The calls of advapi32 that are needed; names and meanings are those of Windows. Each gives back an error number, 0 for none. */
    interface AdvApi extends StdCallLibrary {

        int RegGetValueW(Pointer key, WString subKey, WString name, int flags, IntByReference type, byte[] data, IntByReference length);

        int RegSetKeyValueW(Pointer key, WString subKey, WString name, int type, byte[] data, int length);

        int RegDeleteKeyValueW(Pointer key, WString subKey, WString name);
    }
}
