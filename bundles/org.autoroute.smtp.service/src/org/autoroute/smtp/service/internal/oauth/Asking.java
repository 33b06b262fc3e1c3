package org.autoroute.smtp.service.internal.oauth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.login.Authorization;
import org.autoroute.smtp.service.login.Consent;
import org.autoroute.smtp.service.login.Logins.Way;
import org.autoroute.smtp.service.settings.RefusedException;

/** Asks users for their permission, one request at a time for each that is begun. Any thread. */
public final class Asking {

    private final Providers providers;
    private final TokenKeeper keeper;
    private final InstantSource clock;
    private final ExecutorService threads;

    /** @param threads whose tasks may block; whoever gave them ends them */
    public Asking(Providers providers, TokenKeeper keeper, InstantSource clock, ExecutorService threads) {
        this.providers = providers;
        this.keeper = keeper;
        this.clock = clock;
        this.threads = threads;
    }

    /** A way to get tokens that waits for the user. Blocks; an interruption ends it. */
    interface Flow {
        Tokens run(OAuthProvider provider, Consumer<Consent> shown) throws OAuthException, RefusedException, InterruptedException;
    }

    /** @param name under which the tokens are kept */
    public Authorization begin(String name, String user, String provider, Way way, Consumer<Consent> shown) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        var task = threads.submit(() -> ask(name, user, provider, way, shown, done));
        return new Authorization() {

            @Override
            public CompletionStage<Void> done() {
                return done.minimalCompletionStage();
            }

            @Override
            public void cancel() {
                done.cancel(false);
                task.cancel(true);
            }
        };
    }

    private void ask(String name, String user, String provider, Way way, Consumer<Consent> shown, CompletableFuture<Void> done) {
        try {
            OAuthProvider known = providers.provider(provider);
            Flow flow = way == Way.CODE && known.device().isPresent() ? new DeviceFlow(clock) : new BrowserFlow(clock, user);
            Tokens tokens = flow.run(known, shown);
            if (!done.isDone()) {
                keeper.granted(name, tokens);
            }
            done.complete(null);
        } catch (InterruptedException cancelled) {
            done.cancel(false);
        } catch (OAuthException refused) {
            done.completeExceptionally(new RefusedException(Text.of(Asking.class, reason(refused), provider, refused.getMessage())));
        } catch (RefusedException | RuntimeException failure) {
            done.completeExceptionally(failure);
        }
    }

    private static String reason(OAuthException refused) {
        return switch (refused.error()) {
            case OAuthException.UNREACHABLE -> "ask.unreachable";
            case "access_denied" -> "ask.denied";
            case "expired_token" -> "ask.late";
            default -> "ask.refused";
        };
    }

    static OAuthException late(Instant until) {
        return new OAuthException("expired_token", "until " + until);
    }
}
