package org.autoroute.smtp.service.login;

import java.util.concurrent.CompletionStage;

import org.autoroute.smtp.relay.Secret;

/**
 * The password mail clients log in with at this program, together with the user of the setting {@code server.user}. There is one, whatever the user is
 * called; nobody is ever shown it.
 * <p>
 * All methods return at once, on any thread. Stages end on a thread that may block, or with a
 * {@link org.autoroute.smtp.service.settings.RefusedException} whose text says what is wrong.
 */
public interface ListenerPassword {

    /** Whether there is one. */
    CompletionStage<Boolean> isStored();

    /** Keeps it, if it is one by {@link org.autoroute.smtp.service.secrets.PasswordRule}; it counts in sessions that begin from then on. */
    CompletionStage<Void> store(Secret password);

    /** Forgets it. While there is a user, nobody can log in then. */
    CompletionStage<Void> remove();
}
