package org.autoroute.smtp.ui.internal.autostart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The property list launchd of macOS reads at login. */
class LaunchAgentTest {

    private static final List<String> COMMAND = List.of("/Applications/R&D <x>/Autoroute SMTP.app/Contents/Eclipse/autoroute-smtp", "--hidden");

    @TempDir
    Path home;

    private Path file() {
        return home.resolve("Library/LaunchAgents/org.autoroute.smtp.plist");
    }

    private LaunchAgent agent() {
        return LaunchAgent.of(home);
    }

    @Test
    void whatIsEnabledIsReadBackAndDisabledAgain() throws IOException {
        assertEquals(Optional.empty(), agent().command());
        agent().enable(COMMAND);
        assertEquals(Optional.of(COMMAND), agent().command());
        agent().disable();
        assertFalse(Files.exists(file()));
    }

    @Test
    void anAgentSwitchedOffDoesNotCount() throws IOException {
        agent().enable(COMMAND);
        Files.writeString(file(), Files.readString(file()).replace("<dict>", "<dict><key>Disabled</key><true/>"));
        assertEquals(Optional.empty(), agent().command());
    }

    @Test
    void aDamagedListIsToldAndReplaced() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "bplist00");
        assertThrows(IOException.class, agent()::command);
        agent().enable(COMMAND);
        assertEquals(Optional.of(COMMAND), agent().command());
    }

    @Test
    void aForeignEntityIsNotRead() throws IOException {
        Path secret = Files.writeString(home.resolve("secret"), "secret");
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "<!DOCTYPE plist [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><plist><dict><key>ProgramArguments</key><array>"
                + "<string>&x;</string></array></dict></plist>");
        Optional<List<String>> command;
        try {
            command = agent().command();
        } catch (IOException refused) {
            command = Optional.empty();
        }
        assertFalse(command.toString().contains("secret"));
    }
}
