package org.autoroute.smtp.network.internal.posix;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.sun.jna.NativeLibrary;

/** The C library, which is in every process already. */
public final class CLibrary {

    private static final String SEARCH_PATH = "jna.platform.library.path";

    private CLibrary() {
    }

    /** @throws LinkageError when native code cannot be used here */
    public static NativeLibrary ofThisProcess() {
        // Without this JNA would run ldconfig to learn where to look for libraries.
        if (System.getProperty(SEARCH_PATH) == null) {
            System.setProperty(SEARCH_PATH, searchPath(System.getProperty("os.name"), System.getProperty("os.arch"), Files::isDirectory));
        }
        return NativeLibrary.getProcess();
    }

    /**
     * Where Linux systems have their libraries. Others in this process need it, the keychain's: libraries they name without a version are there with one
     * only, unless somebody develops on this computer, so the loader of the system does not find them by itself.
     */
    static String searchPath(String system, String architecture, Predicate<Path> exists) {
        if (!system.toLowerCase(Locale.ROOT).startsWith("linux")) {
            return "";
        }
        String multiarch = (architecture.equals("amd64") ? "x86_64" : architecture) + "-linux-gnu";
        return List.of("/usr/lib/" + multiarch, "/lib/" + multiarch, "/usr/lib64", "/lib64", "/usr/lib", "/lib").stream().filter(path -> exists.test(Path.of(path)))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
