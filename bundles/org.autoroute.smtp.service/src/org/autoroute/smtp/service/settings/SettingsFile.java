package org.autoroute.smtp.service.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.autoroute.smtp.routing.Text;

/**
 * The settings' file, read and changed without OSGi: what Eclipse wrote it can read, and Eclipse reads what it wrote. Comments and order stay. The file
 * is read anew at each call.
 */
public final class SettingsFile implements SettingsStore {

    private static final String VERSION = "eclipse.preferences.version";

    private final Path file;

    /** @param file see {@link DataArea#preferences()}; it need not exist */
    public SettingsFile(Path file) {
        this.file = file;
    }

    @Override
    public Map<String, String> values() {
        try {
            return read().values();
        } catch (IOException unreadable) {
            return Map.of();
        }
    }

    @Override
    public Optional<Text> problem() {
        try {
            read().values();
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of(Text.of(SettingsFile.class, "file.unreadable", file.toString(), Failures.words(unreadable)));
        }
    }

    @Override
    public void put(Map<String, Optional<String>> changes) throws RefusedException {
        Optional<Text> problem = problem();
        if (problem.isPresent()) {
            throw new RefusedException(problem.get());
        }
        try {
            PropertiesText before = read();
            PropertiesText after = before.values().containsKey(VERSION) ? before : before.with(VERSION, Optional.of("1"));
            for (Map.Entry<String, Optional<String>> change : changes.entrySet()) {
                boolean same = Optional.ofNullable(after.values().get(change.getKey())).equals(change.getValue());
                after = same ? after : after.with(change.getKey(), change.getValue());
            }
            if (!after.equals(before)) {
                AtomicFile.write(file, after.text().getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException failure) {
            throw new RefusedException(Text.of(SettingsFile.class, "file.unwritable", file.toString(), Failures.words(failure)), failure);
        }
    }

    private PropertiesText read() throws IOException {
        try {
            return new PropertiesText(new String(AtomicFile.read(file), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException missing) {
            if (Files.isSymbolicLink(file)) {
                throw missing;
            }
            return new PropertiesText("");
        }
    }
}
