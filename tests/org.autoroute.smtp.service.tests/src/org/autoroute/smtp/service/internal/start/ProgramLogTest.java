package org.autoroute.smtp.service.internal.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program says of itself, in its file and on standard error. */
class ProgramLogTest {

    @TempDir
    private Path directory;
    private final Logger root = Logger.getLogger("");
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private ConsoleHandler console;

    @BeforeEach
    void listen() {
        PrintStream before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            console = new ConsoleHandler();
        } finally {
            System.setErr(before);
        }
        root.addHandler(console);
    }

    @AfterEach
    void restore() {
        root.removeHandler(console);
    }

    private List<String> said() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void theFileHasAllAndStandardErrorOnlyWhatIsWrongInOneLine() throws Exception {
        Path file = directory.resolve("autoroute-smtp.log");
        ProgramLog log = ProgramLog.start(file);
        System.Logger logger = System.getLogger("a.b.Part");
        logger.log(System.Logger.Level.INFO, "a piece of news");
        logger.log(System.Logger.Level.WARNING, "{0} is wrong", "something");
        log.close();
        assertEquals(List.of("INFO a.b.Part: a piece of news", "WARNING a.b.Part: something is wrong"),
                Files.readAllLines(file).stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList());
        assertEquals(1, said().size(), said().toString());
        assertTrue(said().getFirst().endsWith(" WARNING a.b.Part: something is wrong"), said().toString());
    }

    @Test
    void afterItsEndStandardErrorIsAsItWas() {
        ProgramLog.start(directory.resolve("autoroute-smtp.log")).close();
        assertEquals(Level.INFO, console.getLevel());
        System.getLogger("a.b.Part").log(System.Logger.Level.INFO, "a piece of news");
        assertEquals("INFO: a piece of news", said().getLast());
    }
}
