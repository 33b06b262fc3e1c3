package org.autoroute.smtp.service.internal.commands;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.Causes;
import org.autoroute.smtp.service.settings.RefusedException;

/** Waits for what takes a moment, within a limit; a caller has a thread of its own. */
final class Awaited {

    private Awaited() {
    }

    static <T> T done(CompletionStage<T> stage, Duration limit) throws RefusedException {
        try {
            return stage.toCompletableFuture().copy().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException failure) {
            throw refused(failure);
        }
    }

    static RefusedException refused(Throwable failure) {
        Throwable cause = Causes.of(failure);
        return cause instanceof RefusedException refused ? refused
                : new RefusedException(Text.of(Commands.class, "change.failed", cause.getClass().getSimpleName()), cause);
    }
}
