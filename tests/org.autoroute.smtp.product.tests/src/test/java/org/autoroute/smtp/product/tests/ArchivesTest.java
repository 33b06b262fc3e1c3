package org.autoroute.smtp.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.autoroute.smtp.product.tests.lab.Product;
import org.autoroute.smtp.product.tests.lab.Shell;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The archives of all platforms, where the build made them: each holds its own launcher and native parts and nobody else's. */
class ArchivesTest {

    private static final List<String> NATIVE = List.of("gtk.linux.x86_64", "gtk.linux.aarch64", "win32.win32.x86_64", "cocoa.macosx.aarch64",
            "cocoa.macosx.x86_64");

    @Test
    void eachArchiveHoldsItsOwnPlatformAlone() {
        List<Path> archives = Product.archives();
        if (archives.isEmpty()) {
            System.err.println("*** SKIPPED: no archives were built (-Pall-platforms builds them) ***");
        }
        Assumptions.assumeFalse(archives.isEmpty(), "no archives were built");
        assertEquals(NATIVE.size(), archives.size(), archives::toString);
        for (Path archive : archives) {
            check(archive);
        }
    }

    private static void check(Path archive) {
        String name = archive.getFileName().toString();
        String own = NATIVE.stream().filter(platform -> name.contains(archiveName(platform))).findFirst()
                .orElseThrow(() -> new AssertionError(name));
        List<String> entries = entries(archive);
        assertTrue(entries.stream().anyMatch(entry -> entry.contains("plugins/org.autoroute.smtp.relay_")), name);
        assertTrue(entries.stream().anyMatch(entry -> entry.contains("plugins/org.eclipse.swt." + own + "_")), name);
        assertEquals(List.of(), entries.stream().filter(entry -> NATIVE.stream().filter(platform -> !platform.equals(own))
                .anyMatch(platform -> entry.contains("org.eclipse.swt." + platform + "_"))).toList(), name);
        String launcher = own.startsWith("win32") ? "/autoroute-smtp.cmd"
                : own.startsWith("cocoa") ? "/Contents/MacOS/autoroute-smtp" : "/autoroute-smtp";
        assertTrue(entries.stream().anyMatch(entry -> entry.endsWith(launcher)), () -> name + " has no " + launcher);
        if (!own.startsWith("win32")) {
            assertTrue(entries.stream().noneMatch(entry -> entry.endsWith(".cmd")), name);
        }
        if (own.startsWith("cocoa")) {
            assertTrue(entries.stream().anyMatch(entry -> entry.endsWith("/Contents/Info.plist")), name);
        }
        assertTrue(entries.stream().noneMatch(entry -> entry.contains(".tests") || entry.contains("junit")), name);
    }

    /** The director writes the operating system first: linux.gtk.x86_64. */
    private static String archiveName(String platform) {
        String[] parts = platform.split("\\.");
        return parts[1] + "." + parts[0] + "." + parts[2];
    }

    private static List<String> entries(Path archive) {
        String file = archive.toString();
        String unzip = "import sys, zipfile; print('\\n'.join(zipfile.ZipFile(sys.argv[1]).namelist()))";
        List<String> command = file.endsWith(".zip") ? List.of("python3", "-c", unzip, file) : List.of("tar", "-tzf", file);
        return Shell.run(Duration.ofSeconds(60), "", command).ok().out().lines().toList();
    }
}
