package org.autoroute.smtp.service.internal.decision;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.autoroute.smtp.network.NameResolver;
import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.routing.Text;

/**
 * What is known of the list's host names on the present network: asks for each, asks again when an answer is no longer fresh, and drops everything when
 * the network changes. All on the loop.
 */
final class Names {

    private static final System.Logger LOG = System.getLogger(Names.class.getName());
    /** Asked again no sooner than this, whatever the TTL says: the answer only serves to choose a server. */
    private static final Duration SHORTEST = Duration.ofSeconds(15);
    /** Asked again after this when the resolver does not say how long its answer is good. */
    private static final Duration USUAL = Duration.ofMinutes(1);
    /** An answer outlives failures to renew it this long (in the sense of RFC 8767): a name server's pause must not move the mail elsewhere. */
    static final Duration STALE = Duration.ofMinutes(10);

    private final NameResolver resolver;
    private final Loop loop;
    private final Runnable changed;
    private final Map<String, Tracked> tracked = new HashMap<>();

    Names(NameResolver resolver, Loop loop, Runnable changed) {
        this.resolver = resolver;
        this.loop = loop;
        this.changed = changed;
    }

    /** One host; a new object for each network, so that a late answer for the former one finds nobody. */
    private static final class Tracked {
        private Optional<Resolution> known = Optional.empty();
        private Instant answered = Instant.EPOCH;
        private Loop.Timer next = () -> { };
    }

    /** Forgets all answers; nothing is asked until {@link #want}. */
    void forgetAll() {
        keep(Set.of());
        resolver.forgetAll();
    }

    /** From now on these hosts are of interest, and no others; those that are new are asked for. */
    void want(Set<String> hosts) {
        keep(hosts);
        for (String host : hosts) {
            if (!tracked.containsKey(host)) {
                Tracked entry = new Tracked();
                tracked.put(host, entry);
                ask(host, entry);
            }
        }
    }

    /** Forgets all other hosts. */
    void keep(Set<String> hosts) {
        tracked.entrySet().removeIf(entry -> {
            boolean gone = !hosts.contains(entry.getKey());
            if (gone) {
                entry.getValue().next.cancel();
            }
            return gone;
        });
    }

    /** What is known; hosts without an answer yet are missing. */
    Map<String, Resolution> known() {
        Map<String, Resolution> known = new HashMap<>();
        tracked.forEach((host, entry) -> entry.known.ifPresent(resolution -> known.put(host, resolution)));
        return known;
    }

    private void ask(String host, Tracked entry) {
        resolver.resolve(host).whenComplete(
                (resolution, fault) -> loop.execute(() -> answer(host, entry, fault == null ? resolution : broken(fault))));
    }

    /** A name must not stay awaited for ever, whatever becomes of a resolver's promise. */
    private static Resolution broken(Throwable fault) {
        LOG.log(Level.ERROR, "a name was not looked up", fault);
        return new Resolution.Failed(Text.of(Names.class, "names.broken", fault.toString()));
    }

    private void answer(String host, Tracked entry, Resolution resolution) {
        if (tracked.get(host) != entry) {
            return;
        }
        Instant now = loop.now();
        Duration fresh = resolver.freshUntil(host).map(until -> Duration.between(now, until)).orElse(USUAL);
        boolean failed = !(resolution instanceof Resolution.Resolved);
        Duration wait = failed || fresh.compareTo(SHORTEST) > 0 ? fresh.plusMillis(1) : SHORTEST;
        entry.next = loop.schedule(wait.isNegative() || wait.isZero() ? SHORTEST : wait, () -> ask(host, entry));
        if (failed && entry.answered.plus(STALE).isAfter(now)) {
            return;
        }
        entry.answered = failed ? Instant.EPOCH : now;
        Optional<Resolution> before = entry.known;
        entry.known = Optional.of(resolution);
        if (!entry.known.equals(before)) {
            changed.run();
        }
    }
}
