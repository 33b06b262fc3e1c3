package org.autoroute.smtp.product.tests.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A data directory and the command line on it. */
public final class Data {

    /** The port the tests listen on unless they say otherwise. */
    public static final int PORT = 2525;

    private final Path directory;
    private final Map<String, String> settings = new LinkedHashMap<>();

    private Data(Path directory) {
        this.directory = directory;
    }

    /** A new one, with the port set and nothing else. */
    public static Data create(Lab lab) throws IOException {
        Data data = new Data(Files.createTempDirectory(lab.directory(), "data"));
        return data.set("server.port", Integer.toString(PORT));
    }

    public Path directory() {
        return directory;
    }

    /** The file of the settings. */
    public Path preferences() {
        return directory.resolve(".metadata/.plugins/org.eclipse.core.runtime/.settings/org.autoroute.smtp.prefs");
    }

    /** Writes a setting into the file, as a person with an editor would, before the program starts. */
    public Data set(String key, String value) throws IOException {
        settings.put(key, value);
        Files.createDirectories(preferences().getParent());
        List<String> lines = new ArrayList<>(List.of("eclipse.preferences.version=1"));
        settings.forEach((name, text) -> lines.add(name + "=" + text));
        Files.write(preferences(), lines);
        return this;
    }

    /** Writes the server list. */
    public Data servers(String... lines) throws IOException {
        Files.write(directory.resolve("servers.txt"), List.of(lines));
        return this;
    }

    /** One command on this directory. */
    public Shell.Done run(String... words) {
        return Shell.run(Duration.ofSeconds(20), "", command(words));
    }

    /** The product's command line for these words. */
    public List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(Product.launcher().toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", directory.toString()));
        return command;
    }
}
