package org.autoroute.smtp.mailclients;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where mail clients keep their accounts on this computer.
 *
 * @param home        the user's home directory
 * @param environment variables of the process
 * @param registry    the user's part of the registry, an empty one outside Windows
 */
record Places(Path home, Map<String, String> environment, Registry registry) {

    Places {
        environment = Map.copyOf(environment);
    }

    /** {@code $XDG_CONFIG_HOME}, or what stands for it. */
    Path config() {
        return folder("XDG_CONFIG_HOME").orElse(home.resolve(".config"));
    }

    /** {@code $XDG_CACHE_HOME}, or what stands for it. */
    Path cache() {
        return folder("XDG_CACHE_HOME").orElse(home.resolve(".cache"));
    }

    /** What a program installed as Flatpak sees as its home directory, where it may not see the real one. */
    Path flatpakHome(String application) {
        return home.resolve(".var/app").resolve(application);
    }

    Path flatpakConfig(String application) {
        return flatpakHome(application).resolve("config");
    }

    /** Roaming application data on Windows, empty elsewhere. */
    Optional<Path> roaming() {
        return folder("APPDATA");
    }

    /** Local application data on Windows, empty elsewhere. */
    Optional<Path> local() {
        return folder("LOCALAPPDATA");
    }

    /** Where programs are installed on Windows, empty elsewhere. */
    List<Path> programs() {
        return Stream.of("ProgramFiles", "ProgramFiles(x86)").flatMap(name -> folder(name).stream()).toList();
    }

    /** Where macOS keeps what belongs to the user's programs. */
    Path library() {
        return home.resolve("Library");
    }

    private Optional<Path> folder(String variable) {
        try {
            return Optional.ofNullable(environment.get(variable)).filter(text -> !text.isBlank()).map(Path::of).filter(Path::isAbsolute);
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }
}
