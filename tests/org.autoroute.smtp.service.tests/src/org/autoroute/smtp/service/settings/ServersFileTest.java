package org.autoroute.smtp.service.settings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.autoroute.smtp.routing.ServerList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersFileTest {

    @TempDir
    private Path directory;

    private Path path() {
        return directory.resolve("servers.txt");
    }

    private ServersFile file() {
        return new ServersFile(path());
    }

    @Test
    void theFirstFileHasOnlyCommentsAndIsNotMadeTwice() throws Exception {
        file().createIfMissing(Locale.ROOT);
        assertEquals(List.of(), file().read().entries());
        assertEquals(List.of(), file().read().problems());
        assertTrue(Files.readString(path()).startsWith("# Mail servers"));
        Files.writeString(path(), "mine.example\n");
        file().createIfMissing(Locale.ROOT);
        assertEquals("mine.example\n", Files.readString(path()));
    }

    @Test
    void aChangeStartsFromWhatTheFileHoldsAtThatMoment() throws Exception {
        ServersFile file = file();
        file.change(list -> list.add("smtp.first.example"));
        Files.writeString(path(), "# edited meanwhile\nsmtp.first.example\nwrong line here\n\nsmtp.second.example\n");
        ServerList after = file.change(list -> list.add("smtp.third.example"));
        assertEquals(3, after.entries().size());
        assertEquals("# edited meanwhile\nsmtp.first.example\nwrong line here\n\nsmtp.second.example\nsmtp.third.example\n", Files.readString(path()));
    }

    @Test
    void aWrongLineIsRefusedAndNothingIsWritten() throws Exception {
        Files.writeString(path(), "smtp.first.example\n");
        RefusedException refused = assertThrows(RefusedException.class, () -> file().change(list -> list.add("no such : line")));
        assertTrue(refused.getMessage().contains("column"), refused.getMessage());
        assertThrows(RefusedException.class, () -> file().change(list -> list.remove(1)));
        assertEquals("smtp.first.example\n", Files.readString(path()));
    }

    @Test
    void octetsOfAnotherCharacterSetComeBackAsTheyWere() throws Exception {
        byte[] latin = "# für Büro\nsmtp.first.example\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(path(), latin);
        file().change(list -> list.add("smtp.second.example"));
        byte[] expected = "# für Büro\nsmtp.first.example\nsmtp.second.example\n".getBytes(StandardCharsets.ISO_8859_1);
        assertArrayEquals(expected, Files.readAllBytes(path()));
    }

    @Test
    void whatCannotBeReadIsNotWritten() throws Exception {
        Files.createDirectory(path());
        assertThrows(RefusedException.class, () -> file().read());
        assertThrows(RefusedException.class, () -> file().change(list -> list.add("smtp.first.example")));
        assertTrue(Files.isDirectory(path()));
    }

    @Test
    void aSymbolicLinkStaysOne() throws Exception {
        Path real = Files.writeString(directory.resolve("real.txt"), "smtp.first.example\n");
        Files.createSymbolicLink(path(), real);
        file().change(list -> list.add("smtp.second.example"));
        assertTrue(Files.isSymbolicLink(path()));
        assertEquals("smtp.first.example\nsmtp.second.example\n", Files.readString(real));
    }
}
