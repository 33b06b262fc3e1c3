package org.autoroute.smtp.relay.internal.session;

import org.autoroute.smtp.relay.internal.upstream.Capabilities;

/**
 * What a client may be told of its server while it depends on the sender which one that will be: no more than what the connected one has, what nearly
 * every server has, and what all servers had that were turned to so far. Belongs to one loop.
 */
final class Promises {

    private Capabilities common = Capabilities.USUAL;

    /** @param connected the server at hand; whether it passes logins through concerns nobody else */
    Capabilities of(Capabilities connected) {
        return connected.and(common).withAuth(connected.auth());
    }

    /** Of a session that has no server yet. */
    Capabilities ofNobody() {
        return common;
    }

    /** A server that was turned to has less than a client was promised; the next one is told right. */
    void seen(Capabilities turnedTo) {
        common = common.and(turnedTo);
    }
}
