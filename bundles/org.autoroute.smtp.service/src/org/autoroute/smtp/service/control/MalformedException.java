package org.autoroute.smtp.service.control;

import java.io.IOException;
import java.io.Serial;

/** What came over the control socket is not what the protocol says. */
final class MalformedException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
        super(message);
    }
}
