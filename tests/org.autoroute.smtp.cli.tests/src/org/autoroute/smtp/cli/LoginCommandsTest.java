package org.autoroute.smtp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.autoroute.smtp.service.settings.DataArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code login} while the program does not run. */
class LoginCommandsTest {

    private static final String PASSWORD = "pässwörd-7712";

    @TempDir
    private Path directory;
    private Terminal terminal;

    @BeforeEach
    void list() throws IOException {
        Files.write(new DataArea(directory).servers(), List.of("smtp.plain.example", "smtp.own.example:587 login=password user=tim",
                "smtp.google.example:587 login=oauth:google user=tim@example.org"));
        terminal = new Terminal(directory);
    }

    @Test
    void aPasswordFromStandardInputIsStoredAndNeverShown() throws IOException {
        Terminal.Result set = terminal.typeWith(PASSWORD + "\nnot this line\n", "login", "set", "2");
        assertEquals(0, set.status(), set.err());
        assertEquals("2  smtp.own.example:587     tim              password        stored\n3  smtp.google.example:587  tim@example.org  OAuth 2, google  not stored\n"
                .replaceAll(" +", " "), set.out().replaceAll(" +", " "));
        Terminal.Result shown = terminal.type("login", "show");
        assertEquals(set.out(), shown.out());
        assertFalse((set + " " + shown).contains(PASSWORD));
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains("7712"), file.toString());
            }
        }
    }

    @Test
    void whatIsForgottenIsGone() {
        terminal.typeWith(PASSWORD, "login", "set", "2");
        assertTrue(terminal.type("login", "remove", "2").out().lines().findFirst().orElseThrow().endsWith("not stored"));
    }

    @Test
    void anEntryWithoutSuchALoginIsNamedWithTheRemedy() {
        assertTrue(terminal.typeWith(PASSWORD, "login", "set", "1").err().contains("login=password user=NAME"));
        assertTrue(terminal.typeWith(PASSWORD, "login", "set", "3").err().contains("autoroute-smtp login oauth 3"));
        assertTrue(terminal.typeWith(PASSWORD, "login", "set", "4").err().contains("There is no entry 4; the list has 3."));
    }

    @Test
    void aPasswordThatIsNoneIsRefused() {
        assertTrue(terminal.typeWith("", "login", "set", "2").err().contains("No password was given"));
        assertTrue(terminal.typeWith("\n", "login", "set", "2").err().contains("No password was given"));
        assertTrue(terminal.typeWith("a\tb\n", "login", "set", "2").err().contains("control character"));
        assertTrue(terminal.typeWith("x".repeat(4097) + "\n", "login", "set", "2").err().contains("4096"));
    }

    /** An argument can be seen by every user of the computer. */
    @Test
    void aPasswordAsAnArgumentIsNotTaken() {
        assertEquals(2, terminal.type("login", "set", "2", PASSWORD).status());
    }

    @Test
    void permissionNeedsTheRunningProgram() {
        assertEquals(1, terminal.type("login", "oauth", "3").status());
    }
}
