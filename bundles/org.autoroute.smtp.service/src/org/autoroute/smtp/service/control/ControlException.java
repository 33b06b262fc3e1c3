package org.autoroute.smtp.service.control;

import java.io.Serial;

/** The running program refused a command; the message says why, in the language asked for. */
public final class ControlException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    ControlException(String message) {
        super(message);
    }
}
