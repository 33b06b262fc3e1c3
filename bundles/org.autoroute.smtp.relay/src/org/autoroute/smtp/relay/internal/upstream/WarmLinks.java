package org.autoroute.smtp.relay.internal.upstream;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.autoroute.smtp.relay.RelayOptions;
import org.autoroute.smtp.relay.RelayOptions.Links;
import org.autoroute.smtp.relay.internal.loop.EventLoop;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.ServerEntry;

/**
 * Connections to servers that wait for the next session, so that it need not connect, greet, encrypt and log in again. One for each entry at most and few in
 * all. This computer's sessions and those of others never share one, because a stored login may be for this computer only; one that is for the client's own
 * login is never kept. All methods on one loop.
 */
public final class WarmLinks {

    /** What two sessions must have in common to use the same connection one after the other. */
    private record Key(ServerEntry entry, boolean own) {
    }

    private final EventLoop loop;
    private final Links limits;
    private final Duration patience;
    private final Map<Key, WarmLink> waiting = new HashMap<>();
    private boolean closed;

    public WarmLinks(EventLoop loop, RelayOptions options) {
        this.loop = loop;
        this.limits = options.links();
        this.patience = options.timeouts().quit();
    }

    /**
     * The connection that waits for such a session; it waits no more.
     *
     * @param own whether the session is one of this computer
     */
    public Optional<WarmLink.Taken> take(Candidate candidate, boolean own) {
        WarmLink found = waiting.remove(new Key(candidate.entry(), own));
        return found == null ? Optional.empty() : found.take(candidate);
    }

    /**
     * Keeps a connection behind a session that ended in order.
     *
     * @return whether it was taken over; else it is still the caller's
     */
    public boolean keep(Link link, boolean own) {
        Key key = new Key(link.candidate().entry(), own);
        boolean wornOut = link.uses() + 1 >= limits.uses() || link.age().compareTo(limits.age()) >= 0;
        if (closed || wornOut || waiting.size() >= limits.kept() || waiting.containsKey(key) || key.entry().login() instanceof Login.Client) {
            return false;
        }
        WarmLink warm = new WarmLink(loop, link.usedAgain(), gone -> waiting.remove(key, gone));
        waiting.put(key, warm);
        warm.start(patience, limits.idle());
        return true;
    }

    /** Leaves all servers but those whose connection may stay. */
    public void retain(Predicate<Link> mayStay) {
        List.copyOf(waiting.values()).stream().filter(warm -> !mayStay.test(warm.link())).forEach(WarmLink::leave);
    }

    /** Leaves all servers; none is kept any more. */
    public void close() {
        closed = true;
        retain(link -> false);
    }
}
