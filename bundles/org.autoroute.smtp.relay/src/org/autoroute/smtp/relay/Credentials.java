package org.autoroute.smtp.relay;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;

/** Where the relay gets the secrets of stored logins. Called on loop threads: must not block. Any thread. */
public interface Credentials {

    /** None for anybody. */
    Credentials NONE = (server, login) -> CompletableFuture.completedFuture(new Answer.Missing("no password is stored for " + login.user()));

    /** The secret for a server. The stage may end on any thread; it must not fail. The relay waits no longer than {@link RelayOptions.Timeouts#names()}. */
    CompletionStage<Answer> of(HostPort server, Login.Stored login);

    /** The server refused the login with a 5xx reply: a token must not be handed out again, and the user may be told. */
    default void refused(HostPort server, Login.Stored login, String reply) {
    }

    /** The server took the login. */
    default void accepted(HostPort server, Login.Stored login) {
    }

    /** What became of the question. */
    sealed interface Answer {

        /** A password. */
        record Password(Secret secret) implements Answer {
        }

        /** An OAuth 2 access token. */
        record Token(Secret secret) implements Answer {
        }

        /** There is none, and only the user can change that. @param why in words for the mail client, English, without secrets */
        record Missing(String why) implements Answer {
        }

        /** It cannot be had at present; the next server is turned to. @param why in words for the mail client, English, without secrets */
        record Later(String why) implements Answer {
        }
    }
}
