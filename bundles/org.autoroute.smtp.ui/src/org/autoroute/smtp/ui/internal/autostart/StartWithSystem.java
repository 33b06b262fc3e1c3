package org.autoroute.smtp.ui.internal.autostart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether this installation starts with the system. All methods block on the disk or the registry: not for the UI thread. Any other thread, one
 * call at a time.
 */
public final class StartWithSystem {

    private final Autostart autostart;
    private final Supplier<Optional<List<String>>> installed;

    /**
     * @param installed absolute path of this installation's launcher, and what it is to be started with; empty when there is no launcher. May look at
     *                  the disk
     */
    public StartWithSystem(Autostart autostart, Supplier<Optional<List<String>>> installed) {
        this.autostart = autostart;
        this.installed = installed;
    }

    /** What happens at the next login. */
    public sealed interface State {
    }

    /** This program does not start. */
    public record Off() implements State {
    }

    /** This installation starts. */
    public record On() implements State {
    }

    /** Another installation starts, whose launcher this is. */
    public record Other(String launcher) implements State {
    }

    /** Nothing can be said or done: this program was not started from an installation. */
    public record NotInstalled() implements State {
    }

    public synchronized State state() throws IOException {
        Optional<List<String>> own = installed.get();
        if (own.isEmpty()) {
            return new NotInstalled();
        }
        Optional<String> started = autostart.command().map(List::getFirst);
        return started.map(launcher -> launcher.equals(own.get().getFirst()) ? new On() : (State) new Other(launcher)).orElseGet(Off::new);
    }

    /** @throws IOException when that cannot be written, or there is nothing to start */
    public synchronized void set(boolean on) throws IOException {
        if (on) {
            autostart.enable(installed.get().orElseThrow(() -> new IOException("no launcher")));
        } else {
            autostart.disable();
        }
    }

    /**
     * Lets an entry whose installation has been moved or removed start this one, and brings the arguments of an own entry up to date.
     *
     * @return whether there was something to mend
     */
    public synchronized boolean mend() throws IOException {
        Optional<List<String>> own = installed.get();
        Optional<List<String>> started = autostart.command();
        if (own.isEmpty() || started.isEmpty() || started.equals(own)) {
            return false;
        }
        String launcher = started.get().getFirst();
        if (!launcher.equals(own.get().getFirst()) && exists(launcher)) {
            return false;
        }
        autostart.enable(own.get());
        return true;
    }

    private static boolean exists(String launcher) {
        try {
            return Files.exists(Path.of(launcher));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }
}
