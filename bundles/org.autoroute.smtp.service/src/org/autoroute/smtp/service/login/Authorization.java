package org.autoroute.smtp.service.login;

import java.util.concurrent.CompletionStage;

/** A request for permission that is under way. Any thread. */
public interface Authorization {

    /**
     * Ends when the permission is there and kept; with a {@link org.autoroute.smtp.service.settings.RefusedException} when it was denied, came too late
     * or could not be asked for; with a {@link java.util.concurrent.CancellationException} after {@link #cancel()}.
     */
    CompletionStage<Void> done();

    /** Gives up; what the user does afterwards has no effect. */
    void cancel();
}
