package org.autoroute.smtp.service.internal.login;

import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import org.autoroute.smtp.relay.Credentials;
import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.Causes;
import org.autoroute.smtp.service.internal.oauth.Asking;
import org.autoroute.smtp.service.internal.oauth.Providers;
import org.autoroute.smtp.service.internal.oauth.TokenKeeper;
import org.autoroute.smtp.service.login.Authorization;
import org.autoroute.smtp.service.login.Consent;
import org.autoroute.smtp.service.login.LoginTrouble;
import org.autoroute.smtp.service.login.Logins;
import org.autoroute.smtp.service.login.Provider;
import org.autoroute.smtp.service.secrets.PasswordRule;
import org.autoroute.smtp.service.secrets.SecretName;
import org.autoroute.smtp.service.secrets.Secrets;
import org.autoroute.smtp.service.settings.RefusedException;

/**
 * The logins of the list's entries, for the user who stores them and for the relay that needs them. Passwords once read stay in memory, so that mail
 * does not wait for a keychain; everything that may block runs on virtual threads.
 */
public final class StoredLogins implements Logins, Credentials, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(StoredLogins.class.getName());

    private final Secrets secrets;
    private final Providers providers;
    private final LoginObserver observer;
    private final Set<String> refusedTokens = ConcurrentHashMap.newKeySet();
    private final TokenKeeper tokens;
    private final Asking asking;
    private final StoredListenerPassword ofListener;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("autoroute-login-", 1).factory());
    private final Map<String, Secret> passwords = new ConcurrentHashMap<>();

    /** @param observer told how logins go */
    public StoredLogins(Secrets secrets, Providers providers, LoginObserver observer) {
        InstantSource clock = InstantSource.system();
        this.secrets = secrets;
        this.providers = providers;
        this.observer = observer;
        this.tokens = new TokenKeeper(secrets, providers, clock);
        this.asking = new Asking(providers, tokens, clock, threads);
        this.ofListener = new StoredListenerPassword(secrets, this::run);
    }

    /** Something that may block, and be refused. */
    interface Task<T> {
        T run() throws RefusedException;
    }

    private <T> CompletableFuture<T> run(Task<T> task) {
        CompletableFuture<T> done = new CompletableFuture<>();
        try {
            threads.execute(() -> {
                try {
                    done.complete(task.run());
                } catch (RefusedException | RuntimeException failure) {
                    done.completeExceptionally(failure);
                }
            });
        } catch (RejectedExecutionException closed) {
            done.completeExceptionally(closed);
        }
        return done;
    }

    @Override
    public CompletionStage<Answer> of(HostPort server, Login.Stored login) {
        String name = SecretName.of(server, login);
        Secret known = passwords.get(name);
        if (known != null) {
            return CompletableFuture.completedFuture(new Answer.Password(known));
        }
        return run(() -> login.provider().isPresent() ? tokens.token(name, login.provider().get()) : password(name, login)).thenApply(answer -> {
            if (answer instanceof Answer.Missing) {
                observer.trouble(LoginTrouble.missing(server, login));
            }
            return answer;
        }).exceptionally(failure -> none(server, login, Causes.of(failure)));
    }

    private Answer none(HostPort server, Login.Stored login, Throwable failure) {
        LOG.log(Level.WARNING, "no login for {0}: {1}", server, failure.getMessage());
        if (failure instanceof RefusedException refused) {
            observer.trouble(LoginTrouble.locked(server, login, refused.text()));
            return new Answer.Missing(refused.getMessage());
        }
        return new Answer.Later("its login could not be looked up");
    }

    private Answer password(String name, Login.Stored login) throws RefusedException {
        Optional<Secret> stored = secrets.get(name);
        stored.ifPresent(secret -> passwords.put(name, secret));
        return stored.<Answer>map(Answer.Password::new)
                .orElseGet(() -> new Answer.Missing(Text.of(StoredLogins.class, "password.none", login.user()).toString()));
    }

    @Override
    public void refused(HostPort server, Login.Stored login, String reply) {
        LOG.log(Level.WARNING, "{0} refused the login of {1}: {2}", server, login.user(), reply);
        String name = SecretName.of(server, login);
        if (login.provider().isPresent()) {
            tokens.refused(name);
            if (refusedTokens.add(name)) {
                return; // A token may end before its time; the next one is got and tried at once.
            }
        }
        observer.trouble(LoginTrouble.refused(server, login, reply));
    }

    @Override
    public void accepted(HostPort server, Login.Stored login) {
        refusedTokens.remove(SecretName.of(server, login));
        observer.accepted(server, login);
    }

    @Override
    public CompletionStage<Boolean> isStored(HostPort server, Login.Stored login) {
        return run(() -> secrets.get(SecretName.of(server, login)).isPresent());
    }

    @Override
    public CompletionStage<Void> store(HostPort server, Login.Stored login, Secret password) {
        String name = SecretName.of(server, login);
        return run(() -> {
            PasswordRule.check(password);
            secrets.put(name, password);
            passwords.put(name, password);
            observer.changed(server, login);
            return null;
        });
    }

    @Override
    public CompletionStage<Void> remove(HostPort server, Login.Stored login) {
        String name = SecretName.of(server, login);
        return run(() -> {
            passwords.remove(name);
            tokens.remove(name);
            observer.changed(server, login);
            return null;
        });
    }

    @Override
    public List<Provider> providers() {
        return providers.all();
    }

    @Override
    public Authorization authorize(HostPort server, Login.Stored login, Way way, Consumer<Consent> shown) {
        Authorization authorization = asking.begin(SecretName.of(server, login), login.user(), login.provider().orElse(""), way, shown);
        authorization.done().thenRun(() -> {
            refusedTokens.remove(SecretName.of(server, login));
            observer.changed(server, login);
        });
        return authorization;
    }

    @Override
    public StoredListenerPassword ofListener() {
        return ofListener;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        secrets.close();
        passwords.clear();
    }
}
