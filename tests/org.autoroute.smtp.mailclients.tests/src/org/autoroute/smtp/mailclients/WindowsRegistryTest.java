package org.autoroute.smtp.mailclients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowsRegistryTest {

    private static final Pointer HANDLE = Pointer.createConstant(7);

    /** One key with two keys below it, and values of each kind. */
    private static final class PlayedWindows implements AdvApi {

        private int open;

        @Override
        public int RegOpenKeyExW(Pointer key, WString subKey, int options, int access, PointerByReference opened) {
            assertEquals(WindowsRegistry.CURRENT_USER, key);
            if (subKey.toString().equals("closed")) {
                return 5;
            }
            if (!subKey.toString().equals("Software\\Mail")) {
                return WindowsRegistry.ERROR_FILE_NOT_FOUND;
            }
            open++;
            opened.setValue(HANDLE);
            return 0;
        }

        @Override
        public int RegEnumKeyExW(Pointer key, int index, char[] name, IntByReference characters, Pointer reserved, Pointer className,
                Pointer classCharacters, Pointer lastWritten) {
            if (index == 2) {
                return WindowsRegistry.ERROR_NO_MORE_ITEMS;
            }
            String text = "0000000" + index;
            text.getChars(0, text.length(), name, 0);
            characters.setValue(text.length());
            return 0;
        }

        @Override
        public int RegQueryValueExW(Pointer key, WString name, Pointer reserved, IntByReference type, byte[] data, IntByReference octets) {
            return switch (name.toString()) {
                case "text" -> put(WindowsRegistry.SZ, "smtp.example\0".getBytes(StandardCharsets.UTF_16LE), type, data, octets);
                case "binary" -> put(WindowsRegistry.BINARY, "b\u00fcro.example\0\0".getBytes(StandardCharsets.UTF_16LE), type, data, octets);
                case "number" -> put(WindowsRegistry.DWORD, new byte[] {0x4b, 2, 0, 0}, type, data, octets);
                case "many" -> put(7, new byte[4], type, data, octets);
                case "large" -> 234;
                default -> WindowsRegistry.ERROR_FILE_NOT_FOUND;
            };
        }

        private static int put(int kind, byte[] value, IntByReference type, byte[] data, IntByReference octets) {
            type.setValue(kind);
            System.arraycopy(value, 0, data, 0, value.length);
            octets.setValue(value.length);
            return 0;
        }

        @Override
        public int RegCloseKey(Pointer key) {
            open--;
            return 0;
        }
    }

    private final PlayedWindows windows = new PlayedWindows();
    private final WindowsRegistry registry = new WindowsRegistry(windows);

    @Test
    void keysAreListedAndTheKeyIsClosed() throws Exception {
        assertEquals(List.of("00000000", "00000001"), registry.keys("Software\\Mail"));
        assertEquals(0, windows.open);
    }

    @Test
    void textStandsInValuesOfTextAndOfOctetsAndNumbersAreDecimal() throws Exception {
        assertEquals(Optional.of("smtp.example"), registry.value("Software\\Mail", "text"));
        assertEquals(Optional.of("b\u00fcro.example"), registry.value("Software\\Mail", "binary"));
        assertEquals(Optional.of("587"), registry.value("Software\\Mail", "number"));
        assertEquals(Optional.empty(), registry.value("Software\\Mail", "many"));
    }

    @Test
    void whatDoesNotExistIsEmpty() throws Exception {
        assertEquals(List.of(), registry.keys("Software\\None"));
        assertEquals(Optional.empty(), registry.value("Software\\None", "text"));
        assertEquals(Optional.empty(), registry.value("Software\\Mail", "none"));
    }

    @Test
    void aRefusalIsToldWithItsNumberAndTheKeyIsClosed() {
        assertEquals("RegOpenKeyEx 5", assertThrows(IOException.class, () -> registry.keys("closed")).getMessage());
        assertEquals("RegQueryValueEx 234", assertThrows(IOException.class, () -> registry.value("Software\\Mail", "large")).getMessage());
        assertEquals(0, windows.open);
    }
}
