package org.autoroute.smtp.service.internal.oauth;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.autoroute.smtp.relay.Credentials.Answer;
import org.autoroute.smtp.relay.Secret;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.secrets.Secrets;
import org.autoroute.smtp.service.settings.RefusedException;

/**
 * Hands out access tokens and gets the next one before one ends (RFC 6749 section 6). A provider may change the refresh token each time; the new one
 * is kept before anything else is done, and no two requests for one account are under way at once, for the second would use up a token that is gone.
 * Blocks. Any thread.
 */
public final class TokenKeeper {

    private static final System.Logger LOG = System.getLogger(TokenKeeper.class.getName());
    /** A login has to end before its token does. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final Secrets secrets;
    private final Providers providers;
    private final InstantSource clock;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

    public TokenKeeper(Secrets secrets, Providers providers, InstantSource clock) {
        this.secrets = secrets;
        this.providers = providers;
        this.clock = clock;
    }

    /** What is known of one account; read and written under its lock. */
    private static final class Account {
        private final ReentrantLock lock = new ReentrantLock();
        private Tokens tokens;
    }

    /** A token that lasts, got if need be. @param name under which the tokens are kept */
    public Answer token(String name, String provider) throws RefusedException {
        Account account = account(name);
        account.lock.lock();
        try {
            if (account.tokens == null) {
                Optional<Secret> stored = secrets.get(name);
                if (stored.isEmpty()) {
                    return new Answer.Missing(words("token.none", provider));
                }
                account.tokens = Tokens.of(stored.get());
            }
            return account.tokens.lasts(clock.instant(), MARGIN) ? new Answer.Token(account.tokens.access()) : renewed(name, provider, account);
        } finally {
            account.lock.unlock();
        }
    }

    private Answer renewed(String name, String provider, Account account) throws RefusedException {
        if (account.tokens.refresh().reveal().isEmpty()) {
            return new Answer.Missing(words("token.ended", provider));
        }
        OAuthProvider known = providers.provider(provider);
        try {
            Map<String, String> form = known.identified(Map.of("grant_type", "refresh_token", "refresh_token", account.tokens.refresh().reveal()));
            account.tokens = Tokens.of(Endpoint.post(known.token(), form), account.tokens.refresh(), clock.instant());
            keep(name, account.tokens);
            return new Answer.Token(account.tokens.access());
        } catch (OAuthException refused) {
            if (refused.isUnreachable()) {
                return account.tokens.lasts(clock.instant(), Duration.ZERO) ? new Answer.Token(account.tokens.access())
                        : new Answer.Later(words("token.unreachable", provider, refused.getMessage()));
            }
            if (refused.error().equals("invalid_grant")) {
                account.tokens = null;
                secrets.remove(name);
                return new Answer.Missing(words("token.ended", provider));
            }
            return new Answer.Missing(words("token.refused", provider, refused.getMessage()));
        }
    }

    /** What a provider gave the user's permission with. */
    void granted(String name, Tokens tokens) throws RefusedException {
        Account account = account(name);
        account.lock.lock();
        try {
            secrets.put(name, tokens.secret());
            account.tokens = tokens;
        } finally {
            account.lock.unlock();
        }
    }

    /** A server did not take the token: it is not handed out again. */
    public void refused(String name) {
        Account account = account(name);
        account.lock.lock();
        try {
            account.tokens = account.tokens == null ? null : account.tokens.ended();
        } finally {
            account.lock.unlock();
        }
    }

    /** Forgets the permission. */
    public void remove(String name) throws RefusedException {
        Account account = account(name);
        account.lock.lock();
        try {
            secrets.remove(name);
            account.tokens = null;
        } finally {
            account.lock.unlock();
        }
    }

    /** The token works even if it cannot be kept; then the user has to be asked again after the next start. */
    private void keep(String name, Tokens tokens) {
        try {
            secrets.put(name, tokens.secret());
        } catch (RefusedException unkept) {
            LOG.log(Level.WARNING, "a renewed token is not kept beyond this run: {0}", unkept.getMessage());
        }
    }

    private Account account(String name) {
        return accounts.computeIfAbsent(name, unknown -> new Account());
    }

    private static String words(String key, Object... arguments) {
        return Text.of(TokenKeeper.class, key, arguments).toString();
    }
}
