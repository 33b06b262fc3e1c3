package org.autoroute.smtp.network.internal.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import com.sun.jna.NativeLibrary;

class CLibraryTest {

    @Test
    void theFoldersOfLibrariesThatExistAreLookedInTheOwnArchitecturesFirst() {
        Set<Path> debian = Set.of(Path.of("/usr/lib/x86_64-linux-gnu"), Path.of("/usr/lib"), Path.of("/lib"));
        assertEquals("/usr/lib/x86_64-linux-gnu:/usr/lib:/lib", CLibrary.searchPath("Linux", "amd64", debian::contains));
        Set<Path> fedora = Set.of(Path.of("/usr/lib64"), Path.of("/lib64"));
        assertEquals("/usr/lib64:/lib64", CLibrary.searchPath("Linux", "aarch64", fedora::contains));
        Set<Path> arm = Set.of(Path.of("/usr/lib/aarch64-linux-gnu"));
        assertEquals("/usr/lib/aarch64-linux-gnu", CLibrary.searchPath("Linux", "aarch64", arm::contains));
    }

    @Test
    void elsewhereTheSystemKnows() {
        assertEquals("", CLibrary.searchPath("Mac OS X", "aarch64", path -> true));
        assertEquals("", CLibrary.searchPath("Windows 11", "amd64", path -> true));
    }

    /** A part of glibc that no program is linked against, so nobody gives it a short name. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aLibraryThatIsThereWithItsVersionOnlyIsFoundByItsShortName() {
        assertNotNull(CLibrary.ofThisProcess());
        assertNotNull(NativeLibrary.getInstance("nss_dns"));
    }
}
