package org.autoroute.smtp.relay.internal.login;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.autoroute.smtp.relay.ListenerLogin;
import org.autoroute.smtp.routing.IpAddress;

/**
 * The login of the listener as it is now, and who did not manage it lately. Failures count by address, not by session: who hangs up and comes again
 * guesses no faster. Any thread.
 */
public final class ListenerLogins {

    /** Failures of one address within {@link #MEMORY}, after which it is not listened to. */
    static final int MOST_FAILURES = 10;
    static final long MEMORY = 60_000_000_000L;
    /** More addresses than that are not remembered; the oldest are forgotten first. */
    private static final int MOST_ADDRESSES = 1000;
    private static final int IPV6 = 6;

    private final LongSupplier nanos;
    /** By the first failure. */
    private final Map<IpAddress, Failures> failures = new LinkedHashMap<>();
    private volatile Optional<ListenerLogin> login = Optional.empty();

    /** @param since nanoseconds when they began */
    private record Failures(long since, int count) {
    }

    /** @param nanos a clock that never goes back, as {@link System#nanoTime} */
    public ListenerLogins(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** For sessions that begin from now on; empty when nobody has to log in. */
    public void login(Optional<ListenerLogin> changed) {
        login = changed;
    }

    public Optional<ListenerLogin> login() {
        return login;
    }

    /** Somebody there did not know the user or the password. */
    public synchronized void failed(IpAddress peer) {
        forget();
        failures.merge(network(peer), new Failures(nanos.getAsLong(), 1), (before, one) -> new Failures(before.since(), before.count() + 1));
    }

    /** Whether whoever is there has failed too often. */
    public synchronized boolean isBarred(IpAddress peer) {
        forget();
        Failures known = failures.get(network(peer));
        return known != null && known.count() >= MOST_FAILURES;
    }

    private void forget() {
        long now = nanos.getAsLong();
        Iterator<Failures> oldest = failures.values().iterator();
        while (oldest.hasNext() && (now - oldest.next().since() > MEMORY || failures.size() > MOST_ADDRESSES)) {
            oldest.remove();
        }
    }

    /** A computer has as many IPv6 addresses as it likes (RFC 8981), all in one network of 64 bits. */
    private static IpAddress network(IpAddress peer) {
        return peer.isV4() ? peer : new IpAddress(IPV6, peer.high(), 0);
    }
}
