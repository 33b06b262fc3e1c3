package org.autoroute.smtp.ui.internal.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The window's size and place of the last time, kept by e4 as a copy of the whole window model. Another version's copy would bring back that
 * version's window.
 *
 * @param stamp file that names the version whose copy is kept
 */
record SavedLayout(Path stamp) {

    private static final String E4_CLEAR = "clearPersistedState";

    /** Lets e4 start afresh when the copy is not of this version or nobody can tell. */
    void forgetUnlessOf(String version) {
        try {
            if (!Files.exists(stamp) || !Files.readString(stamp).equals(version)) {
                System.setProperty(E4_CLEAR, "true");
                Files.createDirectories(stamp.getParent());
                Files.write(stamp, version.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            System.setProperty(E4_CLEAR, "true");
            System.getLogger(SavedLayout.class.getName()).log(System.Logger.Level.WARNING, "The window starts with its first layout", unreadable);
        }
    }
}
