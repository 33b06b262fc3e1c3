package org.autoroute.smtp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.autoroute.smtp.cli.Terminal.Result;
import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.InstanceLock;
import org.autoroute.smtp.service.settings.SettingKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line while no program runs. */
class StoredFilesTest {

    @TempDir
    private Path temporary;
    private Path data;
    private Terminal terminal;

    @BeforeEach
    void choose() {
        data = temporary.resolve("not there yet");
        terminal = new Terminal(data);
    }

    private DataArea area() {
        return new DataArea(data);
    }

    private void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "status --json", "why", "what-if", "next", "use 1", "sessions", "sessions --follow", "stop"})
    void whatNeedsTheProgramIsRefused(String typed) {
        Result result = terminal.type(typed.split(" "));
        assertEquals(1, result.status());
        assertEquals("", result.out());
        assertEquals("autoroute-smtp: Autoroute SMTP is not running with the data directory " + data + ".\n", result.err());
        assertFalse(Files.exists(data), "asking makes no directory");
    }

    @Test
    void theListIsCheckedInItsFile() throws IOException {
        write(area().servers(), "a.example\n# mine\nb.example:465 tls=starttls\nc user=joe password=geheim\n");
        Result result = terminal.type("servers", "check");
        assertEquals(1, result.status());
        assertEquals("""
                c user=joe password=\u2026
                    line 4, column 12: expected no password: passwords are never written into the list; store it with \u201cautoroute-smtp login set N\u201d, N \
                being the number of the server
                b.example:465 tls=starttls
                    line 3: Servers speak TLS from the beginning at port 465. Write tls=implicit, or remove tls=.
                """, result.out());
        assertEquals("autoroute-smtp: the server list has lines to look at\n", result.err());
        assertFalse(terminal.type("servers").err().contains("geheim"));
        write(area().servers(), "a.example\n");
        assertEquals(new Result(0, "", ""), terminal.type("servers", "check"));
        assertEquals("{\"problems\":[],\"remarks\":[]}\n", terminal.type("servers", "check", "--json").out());
    }

    @Test
    void theListIsChangedInItsFile() throws IOException {
        assertEquals("The list has no server.\n", terminal.type("servers").out());
        assertFalse(Files.exists(data), "reading makes no directory");
        write(area().servers(), "# mine\nb.example # second\nwrong:\n");
        assertEquals(0, terminal.type("servers", "add", "192.0.2.1;26").status());
        assertEquals(0, terminal.type("servers", "move", "2", "1").status());
        assertEquals(0, terminal.type("servers", "set", "2", "c.example \"Office\"").status());
        Result removed = terminal.type("servers", "remove", "1");
        assertEquals("   1  c.example \"Office\" # second\n", removed.out());
        assertEquals("servers.txt, line 2, column 7: expected a port from 1 to 65535: wrong:\n", removed.err());
        assertEquals("# mine\nwrong:\nc.example \"Office\" # second\n", Files.readString(area().servers()));
    }

    @Test
    void aWrongLineIsRefusedAndChangesNothing() throws IOException {
        write(area().servers(), "a.example\n");
        for (String[] typed : new String[][] {{"servers", "add", "a b"}, {"servers", "add", "a\nb"}, {"servers", "add", "# comment"}, {"servers", "set", "2", "b"},
            {"servers", "set", "1", "b:x"}, {"servers", "remove", "0"}, {"servers", "move", "1", "2"}}) {
            Result result = terminal.type(typed);
            assertEquals(1, result.status(), String.join(" ", typed));
            assertTrue(result.err().startsWith("autoroute-smtp: "), result.err());
            assertEquals("", result.out());
        }
        assertEquals("a.example\n", Files.readString(area().servers()));
    }

    @Test
    void quotesThatTheShellTookAreExplained() {
        assertTrue(terminal.type("servers", "add", "a.example", "Office").err().contains("The shell takes quotes away."));
        assertFalse(terminal.type("servers", "add", "a.example Office").err().contains("The shell"));
    }

    @Test
    void settingsAreChangedInTheirFile() throws IOException {
        assertEquals("25\n", terminal.type("settings", "get", "server.port").out());
        assertFalse(Files.exists(data), "reading makes no directory");
        assertEquals("server.port = 2525\n", terminal.type("settings", "set", "server.port", "2525").out());
        assertEquals("2525\n", terminal.type("settings", "get", "server.port").out());
        assertTrue(Files.readString(area().preferences()).contains("server.port=2525\n"));
        String list = terminal.type("settings", "list").out();
        assertEquals(2 * SettingKey.values().length, list.lines().count());
        assertTrue(list.startsWith("server.port = 2525\n"), list);
        assertTrue(list.contains("(default: 25)"), list);
    }

    @Test
    void aWrongValueIsRefusedAndSaysWhatIsExpected() {
        Result port = terminal.type("settings", "set", "server.port", "65536");
        assertEquals(1, port.status());
        assertTrue(port.err().contains("65535"), port.err());
        assertEquals(1, terminal.type("settings", "set", "routing.expandMasks", "maybe").status());
        assertEquals(1, terminal.type("settings", "set", "no.such", "1").status());
        assertTrue(terminal.type("settings", "get", "no.such").err().contains("routing.expandMasks"));
        assertFalse(Files.exists(area().preferences()));
    }

    @Test
    void aBadEditIsNamedAndLeftAsItIs() throws IOException {
        write(area().preferences(), "server.port=many\nrouting.expandMasks=true\n");
        Result result = terminal.type("settings", "get", "server.port");
        assertEquals(0, result.status());
        assertEquals("25\n", result.out());
        assertTrue(result.err().contains("\"many\""), result.err());
        assertEquals("server.port=many\nrouting.expandMasks=true\n", Files.readString(area().preferences()));
    }

    @Test
    void filesOfAProgramThatIsJustStartingAreLeftAlone() throws Exception {
        try (InstanceLock lock = InstanceLock.tryAcquire(area()).orElseThrow()) {
            for (String typed : new String[] {"settings set server.port 2525", "servers add a.example"}) {
                Result result = terminal.type(typed.split(" "));
                assertEquals(1, result.status());
                assertTrue(result.err().contains("is starting or ending"), result.err());
            }
        }
        assertEquals(0, terminal.type("servers", "add", "a.example").status());
    }

    @Test
    void aDirectoryThatCannotBeUsedIsNamed() throws IOException {
        write(data, "a file");
        Result result = terminal.type("servers", "add", "a.example");
        assertEquals(1, result.status());
        assertTrue(result.err().contains(data.toString()), result.err());
    }
}
