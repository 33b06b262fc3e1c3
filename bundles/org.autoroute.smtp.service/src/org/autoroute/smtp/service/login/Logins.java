package org.autoroute.smtp.service.login;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;

/**
 * What is stored to log in to the servers of the list. A password or token belongs to one server, host and port, and one user there; another entry of
 * the list gets none of it.
 * <p>
 * All methods return at once, on any thread. Stages end on a thread that may block, or with a
 * {@link org.autoroute.smtp.service.settings.RefusedException} whose text says what is wrong.
 */
public interface Logins {

    /** Whether a password, or the permission to get tokens, is there. */
    CompletionStage<Boolean> isStored(HostPort server, Login.Stored login);

    /** Keeps a password, if it is one by {@link org.autoroute.smtp.service.secrets.PasswordRule}. */
    CompletionStage<Void> store(HostPort server, Login.Stored login, Secret password);

    /** Forgets the password, or the permission to get tokens. */
    CompletionStage<Void> remove(HostPort server, Login.Stored login);

    /** The providers of OAuth 2 an entry can name. Reads a small file. */
    List<Provider> providers();

    /**
     * Asks the provider the entry names for the permission to send mail as its user; what the user has to do for that is shown by the caller.
     *
     * @param way   how the user is asked
     * @param shown told what to show, on a thread that may block; nothing when it fails before
     */
    Authorization authorize(HostPort server, Login.Stored login, Way way, Consumer<Consent> shown);

    /** What mail clients log in with at this program itself. */
    ListenerPassword ofListener();

    /** How a user is asked for permission. */
    enum Way {
        /** With a code that is typed in anywhere (RFC 8628), when the provider can do that; else in the browser. */
        CODE,
        /** In the browser of this computer, which comes back here by itself (RFC 8252). */
        BROWSER
    }
}
