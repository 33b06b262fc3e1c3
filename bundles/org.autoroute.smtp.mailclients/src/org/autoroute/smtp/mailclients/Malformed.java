package org.autoroute.smtp.mailclients;

import org.autoroute.smtp.routing.Text;

/** Says that a file is not in the form its client writes, and why in words that hold nothing of its content. */
final class Malformed extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Text reason;

    /** @param key of this package's messages */
    Malformed(String key, Object... arguments) {
        super(key, null, false, false);
        reason = Text.of(Malformed.class, key, arguments);
    }

    Text reason() {
        return reason;
    }
}
