package org.autoroute.smtp.service.internal.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.autoroute.smtp.service.settings.DataArea;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.service.settings.SettingsFile;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesMirrorTest {

    @TempDir
    private Path directory;
    private final IEclipsePreferences node = InstanceScope.INSTANCE.getNode("org.autoroute.smtp.mirror.test");
    private final List<String> changes = new ArrayList<>();

    private PreferencesMirror mirror() {
        PreferencesMirror mirror = new PreferencesMirror(new SettingsFile(new DataArea(directory).preferences()));
        mirror.connect(node, (key, value) -> changes.add(key + "=" + value));
        return mirror;
    }

    @AfterEach
    void clear() throws Exception {
        node.removeNode();
    }

    @Test
    void theNodeShowsWhatTheFileSaysAndFollowsIt() throws Exception {
        Path file = new DataArea(directory).preferences();
        Files.createDirectories(file.getParent());
        Files.writeString(file, "# mine\nserver.port=x\nof.a.newer.version=1\n");
        PreferencesMirror mirror = mirror();
        assertEquals("x", node.get("server.port", null), "a wrong value, too: a preference page shows what the user wrote");
        mirror.change("server.port", "2525");
        assertEquals("2525", node.get("server.port", null));
        assertEquals("1", node.get("of.a.newer.version", null));
        assertEquals("# mine\nserver.port=2525\nof.a.newer.version=1\neclipse.preferences.version=1\n", Files.readString(file));
        Files.writeString(file, "routing.autoroute=false\n");
        mirror.values();
        assertNull(node.get("server.port", null));
        assertEquals("false", node.get("routing.autoroute", null));
        assertEquals(List.of(), changes, "what the mirror puts into the node is no change of the user's");
    }

    @Test
    void whatAPreferencePagePutsIntoTheNodeIsTold() {
        mirror();
        node.put("server.port", "2526");
        node.put("unknown", "1");
        node.remove("server.port");
        assertEquals(List.of("server.port=2526", "server.port=25"), changes);
    }

    @Test
    void whatWasRefusedIsTakenBackFromTheNode() throws Exception {
        PreferencesMirror mirror = mirror();
        mirror.change("server.port", "2525");
        node.put("server.port", "99999");
        assertThrows(RefusedException.class, () -> mirror.change("server.port", "99999"));
        mirror.restore();
        assertEquals("2525", node.get("server.port", null));
    }
}
