package org.autoroute.smtp.service.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataAreaTest {

    private static final Path HOME = Path.of("/home/user");

    @TempDir
    private Path directory;

    @Test
    void eachSystemHasItsUsualPlace() {
        assertEquals(Path.of("/home/user/.local/share/autoroute-smtp"), DataArea.ofUser("Linux", HOME, Map.of()).directory());
        assertEquals(Path.of("/data/autoroute-smtp"), DataArea.ofUser("Linux", HOME, Map.of("XDG_DATA_HOME", "/data")).directory());
        assertEquals(Path.of("/home/user/.local/share/autoroute-smtp"),
                DataArea.ofUser("Linux", HOME, Map.of("XDG_DATA_HOME", "not/absolute")).directory());
        assertEquals(Path.of("/home/user/Library/Application Support/Autoroute SMTP"), DataArea.ofUser("Mac OS X", HOME, Map.of()).directory());
        assertEquals(Path.of("/roaming/Autoroute SMTP"), DataArea.ofUser("Windows 11", HOME, Map.of("APPDATA", "/roaming")).directory());
    }

    @Test
    void nobodyButTheOwnerMayEnter() throws Exception {
        Path path = directory.resolve("a/b");
        Files.createDirectories(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        new DataArea(path).create();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    }

    @Test
    void theLockIsGivenToOneAtATime() throws Exception {
        DataArea area = new DataArea(directory.resolve("new"));
        InstanceLock first = InstanceLock.tryAcquire(area).orElseThrow();
        assertTrue(InstanceLock.tryAcquire(area).isEmpty());
        first.close();
        InstanceLock.tryAcquire(area).orElseThrow().close();
    }

    @Test
    void aPlaceThatCannotBeADirectoryIsRefusedInWords() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        RefusedException refused = assertThrows(RefusedException.class, () -> InstanceLock.tryAcquire(new DataArea(file)));
        assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
        assertFalse(Files.isDirectory(file));
    }
}
