package org.autoroute.smtp.relay;

import java.util.Optional;

/**
 * What mail clients log in with at the relay itself (RFC 4954). Clients of other computers must; those of this computer may. Immutable, any thread.
 *
 * @param user     their name; not empty, without control characters
 * @param password what they have to know; empty while it cannot be had, and then nobody can log in
 */
public record ListenerLogin(String user, Optional<Secret> password) {

    /** @throws IllegalArgumentException when there is no user */
    public ListenerLogin {
        if (user.isEmpty()) {
            throw new IllegalArgumentException("no user");
        }
    }
}
