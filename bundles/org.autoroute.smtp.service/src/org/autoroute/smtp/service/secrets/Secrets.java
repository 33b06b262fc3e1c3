package org.autoroute.smtp.service.secrets;

import java.util.Optional;
import java.util.Set;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.service.settings.RefusedException;

/**
 * Where passwords and tokens are kept, by name. A name is no secret; it has no control characters. Every method may wait for the disk or for another
 * program, so none is for the window's thread or a loop. Any other thread.
 */
public interface Secrets extends AutoCloseable {

    /**
     * The secret of that name, empty when there is none.
     *
     * @throws RefusedException when it cannot be read; the text says why and what would help
     */
    Optional<Secret> get(String name) throws RefusedException;

    /**
     * Keeps a secret, in the place of another one of that name.
     *
     * @throws RefusedException when it cannot be kept
     */
    void put(String name, Secret secret) throws RefusedException;

    /**
     * Forgets a secret; when there is none, nothing happens.
     *
     * @throws RefusedException when it cannot be forgotten
     */
    void remove(String name) throws RefusedException;

    /**
     * The names of all secrets.
     *
     * @throws RefusedException when they cannot be read
     */
    Set<String> names() throws RefusedException;

    /** Ends whatever is waiting. */
    @Override
    default void close() {
    }
}
