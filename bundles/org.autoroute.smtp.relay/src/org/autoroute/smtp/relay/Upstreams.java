package org.autoroute.smtp.relay;

/**
 * What the relay needs to know of servers, beyond the route, and whom it tells what it learns.
 *
 * @param names       their addresses
 * @param trust       whose signature under their certificates counts
 * @param tls         how well they were protected
 * @param credentials the secrets of stored logins
 * @param health      hears how they stand
 */
public record Upstreams(UpstreamNames names, TrustAnchors trust, TlsMemory tls, Credentials credentials, HealthObserver health) {

    /** Names and the authorities of this computer alone: nothing outlives the process, no login is stored, nobody listens. */
    public static Upstreams of(UpstreamNames names) {
        return new Upstreams(names, TrustAnchors.ofThisComputer(), TlsMemory.ofProcess(), Credentials.NONE, HealthObserver.NONE);
    }

    /** The same with other credentials. */
    public Upstreams with(Credentials others) {
        return new Upstreams(names, trust, tls, others, health);
    }

    /** The same, but that observer hears how servers stand. */
    public Upstreams observedBy(HealthObserver observer) {
        return new Upstreams(names, trust, tls, credentials, observer);
    }
}
