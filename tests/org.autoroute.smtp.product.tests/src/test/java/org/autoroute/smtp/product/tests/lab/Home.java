package org.autoroute.smtp.product.tests.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A user's home directory with a mail client's profile in it, and a desktop on which nothing moves by itself. */
public final class Home {

    private static final String PROFILES = """
            [Profile0]
            Name=default-release
            IsRelative=1
            Path=a1.default-release
            Default=1

            [General]
            StartWithLastProfile=1
            Version=2
            """;

    private Home() {
    }

    /** A home in which Thunderbird sends through these servers, each with or without a port. */
    public static Path withThunderbird(Lab lab, String... servers) throws IOException {
        Path home = Files.createTempDirectory(lab.directory(), "home");
        Path gtk = Files.createDirectories(home.resolve(".config/gtk-3.0"));
        Files.writeString(gtk.resolve("settings.ini"), "[Settings]\ngtk-cursor-blink=0\ngtk-enable-animations=0\n");
        Path profile = Files.createDirectories(home.resolve(".thunderbird/a1.default-release"));
        Files.writeString(home.resolve(".thunderbird/profiles.ini"), PROFILES);
        StringBuilder preferences = new StringBuilder("// Mozilla User Preferences\n");
        StringBuilder names = new StringBuilder();
        for (int number = 1; number <= servers.length; number++) {
            String[] server = servers[number - 1].split(":");
            line(preferences, "smtpserver.smtp" + number + ".hostname", '"' + server[0] + '"');
            if (server.length > 1) {
                line(preferences, "smtpserver.smtp" + number + ".port", server[1]);
            }
            line(preferences, "identity.id" + number + ".smtpServer", "\"smtp" + number + '"');
            line(preferences, "identity.id" + number + ".useremail", "\"me@" + server[0].replaceFirst("^[^.]*\\.", "") + '"');
            names.append(number == 1 ? "" : ",").append("smtp").append(number);
        }
        line(preferences, "smtpservers", "\"" + names + '"');
        Files.writeString(profile.resolve("prefs.js"), preferences);
        return home;
    }

    private static void line(StringBuilder preferences, String key, String value) {
        preferences.append("user_pref(\"mail.").append(key).append("\", ").append(value).append(");\n");
    }
}
