package org.autoroute.smtp.mailclients;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The registry of Windows, read only. */
final class WindowsRegistry implements Registry {

    static final Pointer CURRENT_USER = Pointer.createConstant(0x80000001);
    static final int ERROR_FILE_NOT_FOUND = 2;
    static final int ERROR_NO_MORE_ITEMS = 259;
    static final int KEY_READ = 0x20019;
    static final int SZ = 1;
    static final int EXPAND_SZ = 2;
    static final int BINARY = 3;
    static final int DWORD = 4;
    /** Longest name of a key, with its end. */
    private static final int NAME = 256;
    private static final int LARGEST_VALUE = 4096;
    private static final int MOST_KEYS = 1000;

    private final AdvApi windows;

    WindowsRegistry(AdvApi windows) {
        this.windows = windows;
    }

    /** Takes something from an open key. */
    private interface Reading<T> {
        T of(Pointer key) throws IOException;
    }

    @Override
    public List<String> keys(String key) throws IOException {
        return open(key, List.of(), opened -> {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < MOST_KEYS; i++) {
                char[] name = new char[NAME];
                IntByReference length = new IntByReference(NAME);
                int error = windows.RegEnumKeyExW(opened, i, name, length, null, null, null, null);
                if (error == ERROR_NO_MORE_ITEMS) {
                    break;
                }
                check("RegEnumKeyEx", error);
                names.add(new String(name, 0, Math.clamp(length.getValue(), 0, NAME)));
            }
            return names;
        });
    }

    @Override
    public Optional<String> value(String key, String name) throws IOException {
        return open(key, Optional.empty(), opened -> {
            IntByReference type = new IntByReference();
            IntByReference length = new IntByReference(LARGEST_VALUE);
            byte[] data = new byte[LARGEST_VALUE];
            int error = windows.RegQueryValueExW(opened, new WString(name), null, type, data, length);
            if (error == ERROR_FILE_NOT_FOUND) {
                return Optional.empty();
            }
            check("RegQueryValueEx", error);
            return decode(type.getValue(), Arrays.copyOf(data, Math.clamp(length.getValue(), 0, LARGEST_VALUE)));
        });
    }

    /** Outlook keeps text as binary, in the form text has. */
    private static Optional<String> decode(int type, byte[] data) {
        return switch (type) {
            case SZ, EXPAND_SZ, BINARY -> {
                String text = new String(data, StandardCharsets.UTF_16LE);
                int end = text.indexOf('\0');
                yield Optional.of(end < 0 ? text : text.substring(0, end));
            }
            case DWORD -> data.length < 4 ? Optional.empty()
                    : Optional.of(Long.toString(data[0] & 0xFFL | (data[1] & 0xFFL) << 8 | (data[2] & 0xFFL) << 16 | (data[3] & 0xFFL) << 24));
            default -> Optional.empty();
        };
    }

    private <T> T open(String key, T none, Reading<T> reading) throws IOException {
        PointerByReference opened = new PointerByReference();
        int error = windows.RegOpenKeyExW(CURRENT_USER, new WString(key), 0, KEY_READ, opened);
        if (error == ERROR_FILE_NOT_FOUND) {
            return none;
        }
        check("RegOpenKeyEx", error);
        try {
            return reading.of(opened.getValue());
        } finally {
            windows.RegCloseKey(opened.getValue());
        }
    }

    private static void check(String call, int error) throws IOException {
        if (error != 0) {
            throw new IOException(call + " " + error);
        }
    }
}
