package org.autoroute.smtp.service.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The directory that holds all the program keeps. One running program has one of its own. Immutable, any thread.
 *
 * @param directory absolute path; it need not exist yet
 */
public record DataArea(Path directory) {

    private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE);

    public DataArea {
        directory = directory.toAbsolutePath().normalize();
    }

    /** The place this system's users expect when none is named. */
    public static DataArea ofThisUser() {
        return ofUser(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    static DataArea ofUser(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return new DataArea((roaming.isEmpty() ? home.resolve("AppData").resolve("Roaming") : Path.of(roaming)).resolve("Autoroute SMTP"));
        }
        if (name.startsWith("mac")) {
            return new DataArea(home.resolve("Library").resolve("Application Support").resolve("Autoroute SMTP"));
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        boolean usable = !data.isEmpty() && Path.of(data).isAbsolute();
        return new DataArea((usable ? Path.of(data) : home.resolve(".local").resolve("share")).resolve("autoroute-smtp"));
    }

    /** The server list. */
    public Path servers() {
        return directory.resolve("servers.txt");
    }

    /** The settings, where Eclipse keeps the preferences of its instance scope. */
    public Path preferences() {
        return directory.resolve(".metadata").resolve(".plugins").resolve("org.eclipse.core.runtime").resolve(".settings")
                .resolve(SettingsStore.NODE + ".prefs");
    }

    /** What was seen of the protection of servers. */
    public Path tlsSeen() {
        return directory.resolve("tls-seen.txt");
    }

    /** What was seen at the doors of servers, network by network. */
    public Path networksSeen() {
        return directory.resolve("networks-seen.json");
    }

    /** The certificate for mail clients and its key. */
    public Path certificate() {
        return directory.resolve("certificate");
    }

    /** Locked by the program that uses the directory. */
    public Path lock() {
        return directory.resolve("instance.lock");
    }

    /** Where the running program listens for commands, unless the path is too long for a socket. */
    public Path controlSocket() {
        return directory.resolve("control.sock");
    }

    /** Equinox secure storage, whose password the system's keychain keeps. */
    public Path keychain() {
        return directory.resolve("secure-storage");
    }

    /** The secrets that no keychain keeps, encrypted. */
    public Path secrets() {
        return directory.resolve("secrets.json");
    }

    /** The password these secrets are encrypted with; the user may write one of their own before the first secret is kept. */
    public Path masterPassword() {
        return directory.resolve("master-password");
    }

    /** What the user says of providers of OAuth 2. */
    public Path oauth() {
        return directory.resolve("oauth.properties");
    }

    public Path logs() {
        return directory.resolve("logs");
    }

    /**
     * Makes the directory if it is missing, and lets nobody but its owner in.
     *
     * @throws IOException when that cannot be done
     */
    public void create() throws IOException {
        createPrivate(directory);
    }

    /** Makes a directory nobody but its owner may enter; a directory that was there is closed to others. */
    static void createPrivate(Path directory) throws IOException {
        Files.createDirectories(directory);
        PosixFileAttributeView view = Files.getFileAttributeView(directory, PosixFileAttributeView.class);
        if (view != null && !view.readAttributes().permissions().equals(OWNER_ONLY)) {
            view.setPermissions(OWNER_ONLY);
        }
    }
}
