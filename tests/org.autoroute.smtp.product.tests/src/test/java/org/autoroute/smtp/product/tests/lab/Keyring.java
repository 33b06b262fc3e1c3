package org.autoroute.smtp.product.tests.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The GNOME keyring on the session bus of a screen, its files in a directory of its own. */
public final class Keyring implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String COLLECTION = "/org/freedesktop/secrets/collection/login";
    private static final String PASSWORD = "of-the-keyring";

    private final Screen screen;
    private final Path directory;
    private Process daemon;

    private Keyring(Screen screen, Path directory) {
        this.screen = screen;
        this.directory = directory;
    }

    /** A new one, open as after a login to the desktop. */
    public static Keyring on(Screen screen, Lab lab) throws IOException {
        Path directory = Files.createTempDirectory(lab.directory(), "keyring", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        screen.set("XDG_DATA_HOME", directory.toString()).set("XDG_RUNTIME_DIR", directory.toString());
        Keyring keyring = new Keyring(screen, directory);
        keyring.unlock();
        return keyring;
    }

    /** Begins anew without its password, as after a start of the desktop without one. */
    public void lock() throws IOException {
        start("exec gnome-keyring-daemon --foreground --components=secrets", "boolean true");
    }

    /** Begins anew with its password, as after a login to the desktop. */
    public void unlock() throws IOException {
        start("printf %s '" + PASSWORD + "' | gnome-keyring-daemon --foreground --unlock --components=secrets", "boolean false");
    }

    private void start(String command, String wanted) throws IOException {
        close();
        Await.until(LIMIT, () -> "no keyring", () -> !isThere());
        daemon = new ProcessBuilder(screen.with(List.of("sh", "-c", command))).redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile()).start();
        // Who asks before it is there has the bus start another one.
        Await.until(LIMIT, () -> "a keyring", this::isThere);
        Await.until(LIMIT, () -> "a keyring with " + wanted + "; " + locked(), () -> locked().contains(wanted));
    }

    private boolean isThere() {
        return screen.tool("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus",
                "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets").out().contains("boolean true");
    }

    private String locked() {
        return send("org.freedesktop.DBus.Properties.Get", COLLECTION, "string:org.freedesktop.Secret.Collection", "string:Locked").out();
    }

    private Shell.Done send(String method, String object, String... arguments) {
        List<String> command = new ArrayList<>(List.of("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.secrets", object, method));
        command.addAll(List.of(arguments));
        return screen.tool(command.toArray(String[]::new));
    }

    /** What it holds of programs that keep secrets with Equinox, as secret-tool prints it. */
    public String ofEquinox() {
        Shell.Done found = screen.tool("secret-tool", "search", "--all", "xdg:schema", "org.eclipse.equinox");
        return found.out() + found.err();
    }

    @Override
    public void close() {
        if (daemon != null) {
            Shell.end(daemon);
            daemon = null;
        }
    }
}
