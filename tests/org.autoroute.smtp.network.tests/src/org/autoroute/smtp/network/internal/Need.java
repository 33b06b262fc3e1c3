package org.autoroute.smtp.network.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** What a test needs of the machine. Without it the test is skipped, and says so. */
public final class Need {

    private Need() {
    }

    public static void that(boolean there, String what) {
        if (!there) {
            System.err.println("SKIPPED: " + what);
        }
        Assumptions.assumeTrue(there, what);
    }

    public static void root() {
        that(System.getProperty("user.name").equals("root") && Files.exists(Path.of("/proc/self/ns/net")), "needs Linux and root");
    }

    public static void program(String path) {
        that(Files.isExecutable(Path.of(path)), "needs " + path);
    }
}
