package org.autoroute.smtp.ui.internal.autostart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.autoroute.smtp.service.settings.DataArea;

/** Which installation starts with the system, and what happens when it was moved. */
class StartWithSystemTest {

    @TempDir
    Path folder;
    private DesktopEntry entry;
    private Path installed;
    private StartWithSystem start;

    @BeforeEach
    void install() throws IOException {
        entry = new DesktopEntry(folder.resolve("autostart"));
        installed = Files.createDirectory(folder.resolve("installed here"));
        Files.createFile(installed.resolve("autoroute-smtp"));
        start = new StartWithSystem(entry, () -> own("usual"));
    }

    private Optional<List<String>> own(String data) {
        return new Installation(installed, new DataArea(folder.resolve(data))).command(new DataArea(folder.resolve("usual")));
    }

    private String launcher() {
        return installed.resolve("autoroute-smtp").toString();
    }

    @Test
    void isSwitchedOnAndOff() throws IOException {
        assertEquals(new StartWithSystem.Off(), start.state());
        start.set(true);
        assertEquals(new StartWithSystem.On(), start.state());
        assertEquals(Optional.of(List.of(launcher(), "--hidden")), entry.command());
        start.set(false);
        assertEquals(new StartWithSystem.Off(), start.state());
    }

    @Test
    void anUnusualDataDirectoryIsNamed() {
        assertEquals(Optional.of(List.of(launcher(), "--data", folder.resolve("other").toString(), "--hidden")), own("other"));
    }

    @Test
    void anEntryOfAnInstallationThatWasMovedIsMended() throws IOException {
        entry.enable(List.of(folder.resolve("gone/autoroute-smtp").toString(), "--hidden"));
        assertTrue(start.mend());
        assertEquals(new StartWithSystem.On(), start.state());
        assertFalse(start.mend());
    }

    @Test
    void anotherInstallationIsLeftAlone() throws IOException {
        String other = Files.createFile(folder.resolve("other")).toString();
        entry.enable(List.of(other));
        assertFalse(start.mend());
        assertEquals(new StartWithSystem.Other(other), start.state());
        start.set(true);
        assertEquals(new StartWithSystem.On(), start.state());
    }

    @Test
    void whatIsOffStaysOff() throws IOException {
        assertFalse(start.mend());
        assertEquals(Optional.empty(), entry.command());
    }

    @Test
    void oldArgumentsAreBroughtUpToDate() throws IOException {
        entry.enable(List.of(launcher()));
        assertEquals(new StartWithSystem.On(), start.state());
        assertTrue(start.mend());
        assertEquals(own("usual"), entry.command());
    }

    @Test
    void withoutALauncherNothingCanBeDone() throws IOException {
        Files.delete(installed.resolve("autoroute-smtp"));
        assertEquals(new StartWithSystem.NotInstalled(), start.state());
        assertThrows(IOException.class, () -> start.set(true));
        entry.enable(List.of("/gone"));
        assertFalse(start.mend());
    }
}
