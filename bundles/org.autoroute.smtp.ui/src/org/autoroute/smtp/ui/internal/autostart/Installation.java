package org.autoroute.smtp.ui.internal.autostart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.autoroute.smtp.service.settings.DataArea;

/**
 * Where this program lies and what it was started for.
 *
 * @param home directory of the launcher
 * @param data what it works on
 */
record Installation(Path home, DataArea data) {

    private static final List<String> LAUNCHERS = List.of("autoroute-smtp.cmd", "autoroute-smtp");

    /**
     * How it is started without showing its window, with the same data; empty where there is no launcher. Looks at the disk.
     *
     * @param usual the data directory that need not be named
     */
    Optional<List<String>> command(DataArea usual) {
        return LAUNCHERS.stream().map(home::resolve).filter(Files::isRegularFile).findFirst().map(launcher -> {
            List<String> command = new ArrayList<>(List.of(launcher.toString()));
            if (!same(data.directory(), usual.directory())) {
                command.addAll(List.of("--data", data.directory().toString()));
            }
            return Stream.concat(command.stream(), Stream.of("--hidden")).toList();
        });
    }

    private static boolean same(Path one, Path other) {
        try {
            return one.equals(other) || Files.isSameFile(one, other);
        } catch (IOException missing) {
            return false;
        }
    }
}
