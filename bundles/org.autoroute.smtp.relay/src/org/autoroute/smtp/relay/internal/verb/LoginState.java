package org.autoroute.smtp.relay.internal.verb;

import java.util.Optional;

/** How far a client has come with logging in at the relay itself. */
public sealed interface LoginState {

    LoginState NONE = new None();
    LoginState PASSED = new Passed();

    /** It has not begun. */
    record None() implements LoginState {
    }

    /**
     * It was asked for something.
     *
     * @param mechanism PLAIN or LOGIN
     * @param user      as given before, where that comes by itself
     */
    record Asked(String mechanism, Optional<byte[]> user) implements LoginState {
    }

    /** It is logged in. */
    record Passed() implements LoginState {
    }
}
