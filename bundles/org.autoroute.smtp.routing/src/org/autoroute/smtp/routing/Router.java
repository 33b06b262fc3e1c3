package org.autoroute.smtp.routing;

/** Chooses the server. Has no state and does no input or output; any thread. */
public final class Router {

    /** Decides from all that is known. The same input gives an equal route. */
    public Route decide(RoutingInput input) {
        throw new UnsupportedOperationException();
    }
}
