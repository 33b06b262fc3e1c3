package org.autoroute.smtp.service.login;

import java.net.URI;
import java.time.Instant;

/** What a user has to do to give permission. Nothing in it is secret for longer than it lasts. Immutable, any thread. */
public sealed interface Consent {

    /** The page to open; http or https. */
    URI address();

    /** When it is too late. */
    Instant until();

    /**
     * Open a page on any device and type a code.
     *
     * @param code printable ASCII, at most 64 characters
     */
    record Code(URI address, String code, Instant until) implements Consent {
    }

    /** Open a page in a browser of this computer. */
    record Page(URI address, Instant until) implements Consent {
    }
}
