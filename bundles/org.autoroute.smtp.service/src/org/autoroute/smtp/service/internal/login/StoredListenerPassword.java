package org.autoroute.smtp.service.internal.login;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.service.internal.login.StoredLogins.Task;
import org.autoroute.smtp.service.login.ListenerPassword;
import org.autoroute.smtp.service.secrets.PasswordRule;
import org.autoroute.smtp.service.secrets.SecretName;
import org.autoroute.smtp.service.secrets.Secrets;

/** The listener's password where all secrets are; everything that may block runs where {@link StoredLogins} lets it. Any thread. */
public final class StoredListenerPassword implements ListenerPassword {

    private final Secrets secrets;
    private final Tasks tasks;
    private volatile Runnable changed = () -> { };

    /** Runs what may block on threads of its own. */
    interface Tasks {
        <T> CompletableFuture<T> run(Task<T> task);
    }

    StoredListenerPassword(Secrets secrets, Tasks tasks) {
        this.secrets = secrets;
        this.tasks = tasks;
    }

    /** @param listener run on any thread after each change; must not block */
    public void onChange(Runnable listener) {
        changed = listener;
    }

    /** The password itself, empty when there is none; for the relay alone. */
    public CompletionStage<Optional<Secret>> get() {
        return tasks.run(() -> secrets.get(SecretName.LISTENER));
    }

    @Override
    public CompletionStage<Boolean> isStored() {
        return get().thenApply(Optional::isPresent);
    }

    @Override
    public CompletionStage<Void> store(Secret password) {
        return tasks.run(() -> {
            PasswordRule.check(password);
            secrets.put(SecretName.LISTENER, password);
            changed.run();
            return null;
        });
    }

    @Override
    public CompletionStage<Void> remove() {
        return tasks.run(() -> {
            secrets.remove(SecretName.LISTENER);
            changed.run();
            return null;
        });
    }
}
