package org.autoroute.smtp.service.internal.start;

import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.secrets.Secrets;
import org.autoroute.smtp.service.settings.RefusedException;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;
import org.eclipse.equinox.security.storage.provider.IProviderHints;

/**
 * Secrets in Equinox secure storage: a file in the data directory, encrypted under a password that the keychain of the system keeps. The keychain may
 * ask the user and wait, so it is asked on a thread of its own, for a limited time.
 */
final class KeychainSecrets implements Secrets {

    private static final String NODE = "org.autoroute.smtp";
    private static final long SECONDS = 5;
    private static final int MOST_WAITING = 32;

    private final Path file;
    private final ExecutorService thread = new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("autoroute-keychain").daemon().factory());
    private ISecurePreferences node;

    KeychainSecrets(Path file) {
        this.file = file;
    }

    /** Something asked of the storage. */
    private interface Question<T> {
        T ask(ISecurePreferences node) throws StorageException, IOException;
    }

    @Override
    public Optional<Secret> get(String name) throws RefusedException {
        return ask(storage -> Optional.ofNullable(storage.get(name, null)).map(Secret::new));
    }

    @Override
    public void put(String name, Secret secret) throws RefusedException {
        ask(storage -> {
            storage.put(name, secret.reveal(), true);
            storage.flush();
            return null;
        });
    }

    @Override
    public void remove(String name) throws RefusedException {
        ask(storage -> {
            storage.remove(name);
            storage.flush();
            return null;
        });
    }

    @Override
    public Set<String> names() throws RefusedException {
        return ask(storage -> Set.of(storage.keys()));
    }

    private <T> T ask(Question<T> question) throws RefusedException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            thread.execute(() -> {
                try {
                    answer.complete(question.ask(storage()));
                } catch (StorageException | IOException | RuntimeException | LinkageError failure) {
                    answer.completeExceptionally(failure);
                }
            });
            return answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        } catch (RejectedExecutionException waiting) {
            throw new RefusedException(Text.of(Secrets.class, "keychain.late"));
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof TimeoutException ? new RefusedException(Text.of(Secrets.class, "keychain.late"))
                    : new RefusedException(Text.of(Secrets.class, "keychain.unavailable", words(failed.getCause())));
        }
    }

    /** Errors of the storage never quote a value. */
    private static String words(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private ISecurePreferences storage() throws IOException {
        if (node == null) {
            node = open().node(NODE);
        }
        return node;
    }

    private ISecurePreferences open() throws MalformedURLException, IOException {
        return SecurePreferencesFactory.open(file.toUri().toURL(), Map.of(IProviderHints.PROMPT_USER, Boolean.FALSE));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
