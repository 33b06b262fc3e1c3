package org.autoroute.smtp.network.internal.posix;

import com.sun.jna.NativeLibrary;

/** The C library, which is in every process already. */
public final class CLibrary {

    private static final String SEARCH_PATH = "jna.platform.library.path";

    private CLibrary() {
    }

    /** @throws LinkageError when native code cannot be used here */
    public static NativeLibrary ofThisProcess() {
        // Without this the library would run ldconfig to learn where to look for libraries, and none is looked for.
        if (System.getProperty(SEARCH_PATH) == null) {
            System.setProperty(SEARCH_PATH, "");
        }
        return NativeLibrary.getProcess();
    }
}
