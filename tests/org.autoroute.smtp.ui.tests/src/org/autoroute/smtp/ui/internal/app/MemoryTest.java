package org.autoroute.smtp.ui.internal.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window's habits outlive the program and its versions. */
class MemoryTest {

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("new").resolve("window.properties");
    }

    @Test
    void whatIsPutIsThereInTheNextRun() {
        try (Memory first = Memory.of(file())) {
            first.put("place", "Größe = 1\n2");
        }
        try (Memory second = Memory.of(file())) {
            assertEquals(Optional.of("Größe = 1\n2"), second.get("place"));
            assertEquals(Optional.empty(), second.get("other"));
        }
    }

    @Test
    void aDamagedFileCountsAsNone() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "place=1\nbad=\\u00zz\n");
        try (Memory memory = Memory.of(file())) {
            assertEquals(Optional.empty(), memory.get("place"));
            memory.put("place", "2");
        }
        try (Memory memory = Memory.of(file())) {
            assertEquals(Optional.of("2"), memory.get("place"));
        }
    }

    @Test
    void whatHasNotChangedIsNotWritten() throws IOException {
        try (Memory memory = Memory.of(file())) {
            memory.put("place", "1");
        }
        Files.delete(file());
        try (Memory memory = Memory.of(file())) {
            assertEquals(Optional.empty(), memory.get("place"));
        }
        assertFalse(Files.exists(file()));
    }

    @Test
    void withoutAFileItRemembersUntilItIsClosed() {
        try (Memory memory = Memory.ofNothing()) {
            memory.put("place", "1");
            assertEquals(Optional.of("1"), memory.get("place"));
        }
    }
}
