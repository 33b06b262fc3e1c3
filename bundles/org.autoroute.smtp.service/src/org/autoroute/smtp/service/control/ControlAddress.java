package org.autoroute.smtp.service.control;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

import org.autoroute.smtp.service.settings.DataArea;

/**
 * Where the control socket is: in the data directory, or, when the path is longer than a socket's address may be (104 octets on macOS, 108 on Linux,
 * one of them for the end), in a private directory for temporary files whose name is made from the path.
 */
public final class ControlAddress {

    private static final int LONGEST = 100;

    private ControlAddress() {
    }

    public static Path of(DataArea area) {
        return of(area, System.getenv(), Path.of(System.getProperty("java.io.tmpdir")));
    }

    static Path of(DataArea area, Map<String, String> environment, Path temporary) {
        Path usual = area.controlSocket();
        if (octets(usual) <= LONGEST) {
            return usual;
        }
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        Path base = runtime.isEmpty() || octets(Path.of(runtime)) > 50 ? temporary : Path.of(runtime);
        return base.resolve("autoroute-smtp-" + name(area.directory())).resolve("control.sock");
    }

    private static int octets(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static String name(Path directory) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(directory.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
