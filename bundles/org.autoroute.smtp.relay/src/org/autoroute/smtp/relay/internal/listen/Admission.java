package org.autoroute.smtp.relay.internal.listen;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.autoroute.smtp.relay.AccessRule;
import org.autoroute.smtp.relay.RelayOptions.Limits;
import org.autoroute.smtp.relay.internal.wire.Replies;
import org.autoroute.smtp.relay.internal.wire.Reply;
import org.autoroute.smtp.routing.IpAddress;

/** Who may have a session: the access rule, whether mail is taken at all, and the session limits. Any thread. */
public final class Admission {

    private final Limits limits;
    private final AtomicInteger sessions = new AtomicInteger();
    private final Map<IpAddress, Integer> perPeer = new ConcurrentHashMap<>();
    private volatile AccessRule rule = AccessRule.DEFAULT;
    private volatile boolean paused;

    public Admission(Limits limits) {
        this.limits = limits;
    }

    public void rule(AccessRule changed) {
        rule = changed;
    }

    public void pause(boolean pause) {
        paused = pause;
    }

    /**
     * Asks for a session; when it is granted, {@link #left} must follow in the end.
     *
     * @param own the address the peer connected to
     * @return why not, null when it is granted
     */
    Reply enter(IpAddress peer, IpAddress own) {
        if (!mayEnter(peer, own)) {
            return Replies.NOT_ALLOWED;
        }
        if (paused) {
            return Replies.PAUSED;
        }
        if (sessions.incrementAndGet() > limits.sessions()) {
            sessions.decrementAndGet();
            return Replies.TOO_MANY;
        }
        if (isCounted(peer, own) && perPeer.merge(peer, 1, Integer::sum) > limits.sessionsPerPeer()) {
            left(peer, own);
            return Replies.TOO_MANY_FROM_PEER;
        }
        return null;
    }

    /** "This computer", which the default rule names, has public addresses, too. */
    private boolean mayEnter(IpAddress peer, IpAddress own) {
        AccessRule now = rule;
        return now.allows(peer) || peer.equals(own) && now.equals(AccessRule.DEFAULT);
    }

    void left(IpAddress peer, IpAddress own) {
        sessions.decrementAndGet();
        if (isCounted(peer, own)) {
            perPeer.computeIfPresent(peer, (address, count) -> count == 1 ? null : count - 1);
        }
    }

    /** All programs of this computer share its addresses. */
    private static boolean isCounted(IpAddress peer, IpAddress own) {
        return !peer.isLoopback() && !peer.equals(own);
    }
}
