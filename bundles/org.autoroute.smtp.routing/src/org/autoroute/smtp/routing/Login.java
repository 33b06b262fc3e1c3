package org.autoroute.smtp.routing;

import java.util.Optional;

/** How the relay makes itself known to a server. Holds no secret. Immutable, any thread. */
public sealed interface Login {

    /** No login. */
    Login NONE = new None();

    /** See {@link #NONE}. */
    record None() implements Login {
    }

    /**
     * The mail client's own AUTH (RFC 4954) is passed through to this server and to no other.
     *
     * @param inClear whether also without TLS
     */
    record Client(boolean inClear) implements Login {
    }

    /**
     * The relay logs in itself, with a secret that is kept elsewhere.
     *
     * @param user     the account, without control characters, not empty
     * @param provider of OAuth 2 tokens, the name of one the service knows, letters a to z, digits, hyphens and dots; empty for a password
     * @param inClear  whether also without TLS
     * @param lent     whether sessions of other computers that may connect use it, too; else only those of this computer
     */
    record Stored(String user, Optional<String> provider, boolean inClear, boolean lent) implements Login {

        /** @throws IllegalArgumentException when the user is empty or has control characters, or the provider is no name of one */
        public Stored {
            if (!QuotedText.isValid(user)) {
                throw new IllegalArgumentException("user");
            }
            if (!provider.map(Stored::isProvider).orElse(true)) {
                throw new IllegalArgumentException("provider");
            }
        }

        /** Whether a text can name a provider: letters a to z, digits, hyphens and dots. */
        static boolean isProvider(String text) {
            return text.matches("[a-z0-9][a-z0-9.-]*");
        }
    }
}
