package org.autoroute.smtp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.autoroute.smtp.service.secrets.SecretName;
import org.autoroute.smtp.service.secrets.SecretsFile;
import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.RefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code client-password} while the program does not run. */
class ClientPasswordCommandsTest {

    private static final String PASSWORD = "pässwörd-8813";

    @TempDir
    private Path directory;
    private Terminal terminal;

    @BeforeEach
    void terminal() {
        terminal = new Terminal(directory);
    }

    @Test
    void whoHasToLogInIsSaid() {
        assertTrue(terminal.type("client-password").out().contains("Nobody has to log in. That changes with: autoroute-smtp settings set server.user NAME"));
        assertEquals(0, terminal.type("settings", "set", "server.user", "post").status());
        String shown = terminal.type("client-password", "show").out();
        assertTrue(shown.startsWith("post  not stored"), shown);
        assertTrue(shown.contains("have to log in and cannot: there is no password"), shown);
        Terminal.Result set = terminal.typeWith(PASSWORD + "\nnot this line\n", "client-password", "set");
        assertEquals(0, set.status(), set.err());
        assertEquals("post  stored\nMail clients of other computers have to log in, under TLS. Those of this computer may.\n", set.out());
        assertEquals(set.out(), terminal.type("client-password", "show").out());
        assertTrue(terminal.type("client-password", "remove").out().startsWith("post  not stored"));
    }

    @Test
    void thePasswordIsKeptAndNeverShown() throws IOException, RefusedException {
        Terminal.Result set = terminal.typeWith(PASSWORD, "client-password", "set");
        assertFalse(set.toString().contains("8813"), set.toString());
        assertEquals(PASSWORD, new SecretsFile(new DataArea(directory)).get(SecretName.LISTENER).orElseThrow().reveal());
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains("8813"), file.toString());
            }
        }
    }

    @Test
    void aPasswordThatIsNoneIsRefused() {
        assertTrue(terminal.typeWith("", "client-password", "set").err().contains("No password was given"));
        assertTrue(terminal.typeWith("a\tb\n", "client-password", "set").err().contains("control character"));
        assertTrue(terminal.typeWith("x".repeat(4097) + "\n", "client-password", "set").err().contains("4096"));
    }

    /** An argument can be seen by every user of the computer. */
    @Test
    void aPasswordAsAnArgumentIsNotTaken() {
        assertEquals(2, terminal.type("client-password", "set", PASSWORD).status());
    }
}
