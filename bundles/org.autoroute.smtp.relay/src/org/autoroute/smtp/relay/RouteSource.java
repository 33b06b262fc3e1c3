package org.autoroute.smtp.relay;

import java.util.concurrent.CompletionStage;

import org.autoroute.smtp.routing.Route;

/** Where the relay learns which server mail leaves through. */
public interface RouteSource {

    /**
     * The route of this moment, for a session that starts or may have to end. Asked on a loop thread, so it must not block. While it is still open
     * which server is right, because names of a new network are awaited, the stage ends later and the client waits for its greeting, no longer than
     * {@link RelayOptions.Timeouts#names()}.
     * It must not fail.
     */
    CompletionStage<Route> route();

    /**
     * The route of this moment for mail of one sender; another than {@link #route()} only where that {@linkplain Route#dependsOnSender() depends on the
     * sender}. Under the same conditions.
     *
     * @param senderDomain the domain in the reverse-path of MAIL as the client wrote it, empty for the null reverse-path (RFC 5321 section 4.5.5)
     */
    CompletionStage<Route> route(String senderDomain);
}
