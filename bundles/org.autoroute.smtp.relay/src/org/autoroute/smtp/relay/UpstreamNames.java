package org.autoroute.smtp.relay;

import java.util.concurrent.CompletionStage;

import org.autoroute.smtp.routing.Resolution;

/** Where the relay asks for the addresses of a candidate that has none yet. */
@FunctionalInterface
public interface UpstreamNames {

    /**
     * Called on a loop thread: must not block. The stage may end on any thread; the relay stops waiting after {@link RelayOptions.Timeouts#names()}.
     * Any outcome but {@link Resolution.Resolved} makes the relay turn to the next candidate.
     */
    CompletionStage<Resolution> resolve(String host);
}
