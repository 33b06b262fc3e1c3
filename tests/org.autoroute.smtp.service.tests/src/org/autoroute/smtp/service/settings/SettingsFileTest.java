package org.autoroute.smtp.service.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    @TempDir
    private Path directory;

    private Path path() {
        return new DataArea(directory).preferences();
    }

    private SettingsFile file() {
        return new SettingsFile(path());
    }

    private void write(String text) throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), text, StandardCharsets.ISO_8859_1);
    }

    private String text() throws IOException {
        return Files.readString(path(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void whereThereIsNoFileThereAreDefaultsAndNoProblem() {
        assertEquals(Map.of(), file().values());
        assertEquals(Optional.empty(), file().problem());
        assertFalse(Files.exists(path()));
    }

    @Test
    void aChangeIsInTheFileAsEclipseWouldReadIt() throws Exception {
        file().change("server.port", "2525");
        file().put(Map.of("routing.manualChoice", Optional.of("smtp.example \"Büro Ω\"")));
        Properties eclipse = new Properties();
        try (InputStream in = Files.newInputStream(path())) {
            eclipse.load(in);
        }
        assertEquals(Map.of("eclipse.preferences.version", "1", "server.port", "2525", "routing.manualChoice", "smtp.example \"Büro Ω\""), eclipse);
        assertEquals(eclipse, file().values());
    }

    @Test
    void commentsOrderAndUnknownKeysStay() throws Exception {
        write("# mine\n\nserver.port=2525\n! also mine\nof.a.newer.version = a\\\n  b\nrouting.autoroute: false");
        file().change("server.port", "2526");
        file().change("routing.expandMasks", "true");
        assertEquals("# mine\n\nserver.port=2526\n! also mine\nof.a.newer.version = a\\\n  b\nrouting.autoroute: false\n"
                + "eclipse.preferences.version=1\nrouting.expandMasks=true\n", text());
        assertEquals("ab", file().values().get("of.a.newer.version"));
        file().put(Map.of("server.port", Optional.empty()));
        assertFalse(text().contains("server.port"));
    }

    @Test
    void aKeyThatStandsTwiceStandsOnceAfterAChange() throws Exception {
        write("server.port=1\r\nserver.port=2\r\n");
        assertEquals("2", file().values().get("server.port"));
        file().change("server.port", "3");
        assertEquals("3", file().values().get("server.port"));
        assertEquals(1, text().split("server.port", -1).length - 1);
    }

    @Test
    void aWrongValueStaysInTheFileUntilTheUserChangesIt() throws Exception {
        write("server.port=twenty-five\n");
        file().change("routing.expandMasks", "true");
        assertTrue(text().startsWith("server.port=twenty-five\n"));
        assertEquals(25, Settings.read(file().values()).settings().server().port());
    }

    @Test
    void aWrongChangeIsRefusedWithTheReasonAndChangesNothing() throws Exception {
        file().change("server.port", "2525");
        String before = text();
        RefusedException wrong = assertThrows(RefusedException.class, () -> file().change("server.port", "x"));
        assertEquals("server.port: \"x\" is wrong; expected a number from 1 to 65535.", wrong.getMessage());
        RefusedException unknown = assertThrows(RefusedException.class, () -> file().change("server.prot", "1"));
        assertTrue(unknown.getMessage().startsWith("There is no setting \"server.prot\". The settings are: server.port, server.tlsPort, server.starttls, server.allowed, "));
        assertEquals(before, text());
    }

    @Test
    void aMalformedFileIsNamedAndNeverOverwritten() throws Exception {
        for (String malformed : new String[] {"server.port=\\u12", "\0\1\2binary", "x".repeat(AtomicFile.LONGEST + 1)}) {
            write(malformed);
            assertEquals(Map.of(), file().values());
            String problem = file().problem().orElseThrow().toString();
            assertTrue(problem.contains(path().toString()), problem);
            RefusedException refused = assertThrows(RefusedException.class, () -> file().change("server.port", "2525"));
            assertEquals(problem, refused.getMessage());
            assertEquals(malformed, text());
        }
    }

    @Test
    void aFileThatIsADirectoryIsAProblemAndNotReplaced() throws Exception {
        Files.createDirectories(path());
        assertTrue(file().problem().isPresent());
        assertThrows(RefusedException.class, () -> file().change("server.port", "2525"));
        assertTrue(Files.isDirectory(path()));
    }

    @Test
    void anEditByAnotherHandBetweenTwoChangesStays() throws Exception {
        SettingsFile file = file();
        file.change("server.port", "2525");
        write(text() + "routing.expandMasks=true\n");
        file.change("server.port", "2526");
        assertEquals("true", file.values().get("routing.expandMasks"));
    }

    @Test
    void aReaderNeverSeesHalfAFile() throws Exception {
        file().change("server.port", "1000");
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 100; i++) {
                try {
                    file().change("server.port", Integer.toString(1000 + i % 10));
                } catch (RefusedException failure) {
                    throw new IllegalStateException(failure);
                }
            }
        });
        while (writer.isAlive()) {
            assertTrue(file().values().getOrDefault("server.port", "missing").matches("100[0-9]"));
        }
        writer.join();
        assertEquals(1, Files.list(path().getParent()).count(), "no temporary file is left");
    }
}
