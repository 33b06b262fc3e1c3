package org.autoroute.smtp.ui.internal.autostart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The entry in the autostart directory of a Linux desktop. */
class DesktopEntryTest {

    private static final List<String> COMMAND = List.of("/opt/autoroute smtp/autoroute-smtp", "--hidden");

    @TempDir
    Path home;

    private Path file() {
        return home.resolve(".config/autostart/autoroute-smtp.desktop");
    }

    private DesktopEntry entry() {
        return DesktopEntry.of(home, Map.of());
    }

    @Test
    void nothingStartsAtFirst() throws IOException {
        assertEquals(Optional.empty(), entry().command());
        entry().disable();
    }

    @Test
    void whatIsEnabledIsReadBackAndDisabledAgain() throws IOException {
        entry().enable(COMMAND);
        assertEquals(Optional.of(COMMAND), entry().command());
        assertTrue(Files.readString(file()).contains("\nExec=\"/opt/autoroute smtp/autoroute-smtp\" --hidden\n"));
        entry().disable();
        assertFalse(Files.exists(file()));
    }

    @Test
    void theDirectoryOfTheEnvironmentIsUsedWhenItIsAbsolute() throws IOException {
        Path other = home.resolve("conf");
        DesktopEntry.of(home, Map.of("XDG_CONFIG_HOME", other.toString())).enable(COMMAND);
        assertTrue(Files.exists(other.resolve("autostart/autoroute-smtp.desktop")));
        assertEquals(Optional.empty(), entry().command());
        DesktopEntry.of(home, Map.of("XDG_CONFIG_HOME", "relative")).enable(COMMAND);
        assertEquals(Optional.of(COMMAND), entry().command());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hidden=true", "X-GNOME-Autostart-enabled=false", "X-GNOME-Autostart-enabled = false"})
    void anEntrySwitchedOffElsewhereDoesNotCount(String line) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "[Desktop Entry]\nExec=/opt/x\n" + line + "\n");
        assertEquals(Optional.empty(), entry().command());
        entry().enable(COMMAND);
        assertEquals(Optional.of(COMMAND), entry().command());
    }

    @Test
    void otherGroupsAndCommentsDoNotCount() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "# Exec=/no\n[Desktop Entry]\nHidden=false\nExec=/opt/x --hidden %U\n[Desktop Action a]\nExec=/opt/y\nHidden=true\n");
        assertEquals(Optional.of(List.of("/opt/x", "--hidden")), entry().command());
    }
}
