package org.autoroute.smtp.ui.internal.autostart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import org.junit.jupiter.api.Test;

/** The Run key of Windows, over a played advapi32. */
class RunKeyTest {

    private static final List<String> COMMAND = List.of("C:\\Program Files\\Autoroute SMTP\\autoroute-smtp.cmd", "--hidden");
    private static final int ACCESS_DENIED = 5;

    private final PlayedRegistry windows = new PlayedRegistry();
    private final RunKey key = new RunKey(new WindowsRegistry(windows));

    @Test
    void nothingStartsAtFirst() throws IOException {
        assertEquals(Optional.empty(), key.command());
        key.disable();
    }

    @Test
    void whatIsEnabledIsReadBackAndDisabledAgain() throws IOException {
        key.enable(COMMAND);
        assertEquals("\"C:\\Program Files\\Autoroute SMTP\\autoroute-smtp.cmd\" --hidden\0",
                new String(windows.values.get(RunKey.RUN + "|" + RunKey.NAME), StandardCharsets.UTF_16LE));
        assertEquals(Optional.of(COMMAND), key.command());
        key.disable();
        assertEquals(Map.of(), windows.values);
    }

    @Test
    void anEntrySwitchedOffInTheTaskManagerDoesNotCountUntilItIsEnabledAgain() throws IOException {
        key.enable(COMMAND);
        windows.values.put(RunKey.APPROVED + "|" + RunKey.NAME, new byte[] {3, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8});
        assertEquals(Optional.empty(), key.command());
        key.enable(COMMAND);
        assertEquals(Optional.of(COMMAND), key.command());
        windows.values.put(RunKey.APPROVED + "|" + RunKey.NAME, new byte[] {2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        assertEquals(Optional.of(COMMAND), key.command());
    }

    @Test
    void aDirectoryThatEndsInABackslashIsQuotedSafely() throws IOException {
        key.enable(List.of("C:\\x.cmd", "--data", "D:\\my data\\"));
        assertEquals("C:\\x.cmd --data \"D:\\my data\\\\\"\0",
                new String(windows.values.get(RunKey.RUN + "|" + RunKey.NAME), StandardCharsets.UTF_16LE));
    }

    @Test
    void aLineThatWindowsWouldNotRunIsRefused() {
        assertThrows(IOException.class, () -> key.enable(List.of("C:\\" + "x".repeat(RunKey.LONGEST))));
        assertEquals(Map.of(), windows.values);
    }

    @Test
    void aRefusalOfTheSystemIsTold() {
        windows.error = ACCESS_DENIED;
        assertEquals("RegSetKeyValue: 5", assertThrows(IOException.class, () -> key.enable(COMMAND)).getMessage());
        assertEquals("RegGetValue: 5", assertThrows(IOException.class, key::command).getMessage());
    }

    /** A registry in memory. */
    private static final class PlayedRegistry implements WindowsRegistry.AdvApi {

        final Map<String, byte[]> values = new HashMap<>();
        int error;

        @Override
        public int RegGetValueW(Pointer key, WString subKey, WString name, int flags, IntByReference type, byte[] data, IntByReference length) {
            byte[] value = values.get(subKey + "|" + name);
            if (error != 0 || value == null) {
                return error != 0 ? error : WindowsRegistry.FILE_NOT_FOUND;
            }
            System.arraycopy(value, 0, data, 0, value.length);
            length.setValue(value.length);
            return 0;
        }

        @Override
        public int RegSetKeyValueW(Pointer key, WString subKey, WString name, int type, byte[] data, int length) {
            if (error == 0) {
                values.put(subKey + "|" + name, Arrays.copyOf(data, length));
            }
            return error;
        }

        @Override
        public int RegDeleteKeyValueW(Pointer key, WString subKey, WString name) {
            return error != 0 ? error : values.remove(subKey + "|" + name) == null ? WindowsRegistry.FILE_NOT_FOUND : 0;
        }
    }
}
