package org.autoroute.smtp.service.internal.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.autoroute.smtp.relay.TlsMemory.Level;
import org.autoroute.smtp.routing.HostPort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was seen of servers outlives the program. */
class TlsMemoryFileTest {

    private static final HostPort FIRST = new HostPort("smtp.first.example", 465);
    private static final HostPort SECOND = new HostPort("2001:db8::25", 25);

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("tls-seen.txt");
    }

    @Test
    void whatWasSeenIsKnownAfterARestart() {
        try (TlsMemoryFile memory = TlsMemoryFile.open(file)) {
            memory.seen(FIRST, Level.VERIFIED);
            memory.seen(SECOND, Level.UNVERIFIED);
            assertEquals(Level.VERIFIED, memory.known(FIRST));
        }
        try (TlsMemoryFile again = TlsMemoryFile.open(file)) {
            assertEquals(Level.VERIFIED, again.known(FIRST));
            assertEquals(Level.UNVERIFIED, again.known(SECOND));
            assertEquals(Level.NONE, again.known(new HostPort("smtp.first.example", 25)));
        }
    }

    @Test
    void lessThanWasSeenChangesNothing() {
        try (TlsMemoryFile memory = TlsMemoryFile.open(file)) {
            memory.seen(FIRST, Level.VERIFIED);
            memory.seen(FIRST, Level.UNVERIFIED);
            memory.seen(FIRST, Level.NONE);
            assertEquals(Level.VERIFIED, memory.known(FIRST));
        }
    }

    @Test
    void aServerWithoutTlsIsNotWorthALine() {
        try (TlsMemoryFile memory = TlsMemoryFile.open(file)) {
            memory.seen(FIRST, Level.NONE);
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void theFileIsForPeopleToo() throws IOException {
        try (TlsMemoryFile memory = TlsMemoryFile.open(file)) {
            memory.seen(FIRST, Level.UNVERIFIED);
            memory.seen(SECOND, Level.VERIFIED);
            memory.seen(FIRST, Level.VERIFIED);
        }
        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.getFirst().startsWith("#"), lines.toString());
        assertEquals(List.of("[2001:db8::25]:25 verified", "smtp.first.example:465 verified"), lines.subList(1, lines.size()));
    }

    @Test
    void aLineThatIsNoneOfOursTakesNoOtherWithIt() throws IOException {
        Files.writeString(file, "rubbish\nsmtp.first.example:465 verified\nsmtp.first.example:25 perhaps\n:::: verified\n");
        try (TlsMemoryFile memory = TlsMemoryFile.open(file)) {
            assertEquals(Level.VERIFIED, memory.known(FIRST));
            assertEquals(Level.NONE, memory.known(new HostPort("smtp.first.example", 25)));
        }
    }

    @Test
    void theOldestIsForgottenForTheNewest() {
        try (TlsMemoryFile memory = TlsMemoryFile.open(file)) {
            for (int i = 0; i <= TlsMemoryFile.MOST; i++) {
                memory.seen(new HostPort("host" + i + ".example", 25), Level.VERIFIED);
            }
            assertEquals(Level.NONE, memory.known(new HostPort("host0.example", 25)));
            assertEquals(Level.VERIFIED, memory.known(new HostPort("host1.example", 25)));
        }
    }

    @Test
    void aFileThatCannotBeWrittenStopsNobody() throws IOException {
        Files.createDirectory(file);
        try (TlsMemoryFile memory = TlsMemoryFile.open(file)) {
            memory.seen(FIRST, Level.VERIFIED);
            assertEquals(Level.VERIFIED, memory.known(FIRST));
        }
    }
}
