package org.autoroute.smtp.ui.internal.autostart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What this user's system runs of this program when the user logs in. The entry itself is the truth; nothing else is kept. All methods read or write
 * the disk or the registry: not for the UI thread. Any other thread.
 */
public interface Autostart {

    /**
     * The program that is run, and its arguments; empty when none is, or when the user has switched the entry off in the system's own settings.
     *
     * @throws IOException when that cannot be read
     */
    Optional<List<String>> command() throws IOException;

    /**
     * Lets the system run this from the next login on.
     *
     * @param command absolute path of the program, and its arguments
     * @throws IOException when that cannot be written
     */
    void enable(List<String> command) throws IOException;

    /**
     * Lets the system run it no more.
     *
     * @throws IOException when that cannot be written
     */
    void disable() throws IOException;

    static Autostart ofThisSystem() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home"));
        if (system.startsWith("windows")) {
            return new RunKey(RunKey.Registry.ofThisSystem());
        }
        return system.startsWith("mac") ? LaunchAgent.of(home) : DesktopEntry.of(home, System.getenv());
    }
}
