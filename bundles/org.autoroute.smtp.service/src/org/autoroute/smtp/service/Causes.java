package org.autoroute.smtp.service;

import java.util.concurrent.CompletionException;

/** What really went wrong in a stage that others depend on. Stateless, any thread. */
public final class Causes {

    private Causes() {
    }

    /** The failure itself, or what it only wraps. */
    public static Throwable of(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
