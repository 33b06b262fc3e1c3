package org.autoroute.smtp.ui.internal.autostart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.autoroute.smtp.service.settings.AtomicFile;

/** A desktop entry in the user's autostart directory, as the Desktop Application Autostart Specification of freedesktop.org says. */
final class DesktopEntry implements Autostart {

    private static final String NAME = "autoroute-smtp.desktop";
    private static final String GROUP = "[Desktop Entry]";

    private final Path file;

    DesktopEntry(Path directory) {
        file = directory.resolve(NAME);
    }

    /** In {@code $XDG_CONFIG_HOME/autostart}, which must be absolute, else in {@code ~/.config/autostart}. */
    static DesktopEntry of(Path home, Map<String, String> environment) {
        String named = environment.getOrDefault("XDG_CONFIG_HOME", "");
        boolean usable = !named.isEmpty() && Path.of(named).isAbsolute();
        return new DesktopEntry((usable ? Path.of(named) : home.resolve(".config")).resolve("autostart"));
    }

    @Override
    public Optional<List<String>> command() throws IOException {
        try {
            Map<String, String> entry = read(new String(AtomicFile.read(file), StandardCharsets.UTF_8));
            boolean off = "true".equals(entry.get("Hidden")) || "false".equals(entry.get("X-GNOME-Autostart-enabled"));
            return off ? Optional.empty() : Optional.ofNullable(entry.get("Exec")).map(ExecKey::parse).filter(words -> !words.isEmpty());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    @Override
    public void enable(List<String> command) throws IOException {
        String text = String.join("\n", GROUP, "Type=Application", "Version=1.0", "Name=Autoroute SMTP",
                "Comment=Sends mail through the server that fits the network", "Exec=" + ExecKey.write(command), "Terminal=false",
                "X-GNOME-Autostart-enabled=true", "");
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void disable() throws IOException {
        Files.deleteIfExists(file);
    }

    private static Map<String, String> read(String text) {
        Map<String, String> values = new HashMap<>();
        boolean ours = false;
        for (String line : text.lines().map(String::strip).toList()) {
            int equals = line.indexOf('=');
            if (line.startsWith("[")) {
                ours = line.equals(GROUP);
            } else if (ours && equals > 0 && !line.startsWith("#")) {
                values.putIfAbsent(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            }
        }
        return values;
    }
}
