package org.autoroute.smtp.ui.internal.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedLayoutTest {

    private static final String CLEAR = "clearPersistedState";

    @TempDir
    Path directory;

    @BeforeEach
    @AfterEach
    void asIfNothingWereAsked() {
        System.clearProperty(CLEAR);
    }

    private String clearedFor(String version) {
        System.clearProperty(CLEAR);
        new SavedLayout(directory.resolve("state").resolve("layout")).forgetUnlessOf(version);
        return System.getProperty(CLEAR, "false");
    }

    @Test
    void isForgottenWithAnotherVersionOnly() {
        assertEquals("true", clearedFor("0.1.0"));
        assertEquals("false", clearedFor("0.1.0"));
        assertEquals("true", clearedFor("0.2.0"));
        assertEquals("false", clearedFor("0.2.0"));
    }

    @Test
    void isForgottenWhenTheStampCannotBeRead() {
        assertEquals("true", clearedFor("0.1.0"));
        System.clearProperty(CLEAR);
        new SavedLayout(directory).forgetUnlessOf("0.1.0");
        assertEquals("true", System.getProperty(CLEAR));
    }
}
