package org.autoroute.smtp.service.settings;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

import org.autoroute.smtp.routing.Text;

/** What an exception of the file system means to a user. */
final class Failures {

    private Failures() {
    }

    /** A text, or the exception's own words. */
    static Object words(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return Text.of(Failures.class, "failure.denied");
        }
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
