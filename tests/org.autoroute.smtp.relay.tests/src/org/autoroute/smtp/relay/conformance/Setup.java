package org.autoroute.smtp.relay.conformance;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.autoroute.smtp.relay.AccessRule;
import org.autoroute.smtp.relay.Credentials;
import org.autoroute.smtp.relay.HealthObserver;
import org.autoroute.smtp.relay.RelayOptions;
import org.autoroute.smtp.relay.RelayOptions.Backoff;
import org.autoroute.smtp.relay.RelayOptions.Limits;
import org.autoroute.smtp.relay.RelayOptions.Links;
import org.autoroute.smtp.relay.RelayOptions.Timeouts;
import org.autoroute.smtp.relay.TlsMemory;
import org.autoroute.smtp.relay.UpstreamNames;
import org.autoroute.smtp.relay.Upstreams;
import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.routing.Route;
import org.autoroute.smtp.routing.Text;

/** What a relay under test is made of. Immutable. */
record Setup(Route route, RelayOptions options, Upstreams upstreams, AccessRule allowed) {

    /** Long enough for a busy machine, short enough to wait for when a test must. */
    private static final Timeouts PATIENT = Timeouts.all(Duration.ofSeconds(8));

    static final Duration SHORT = Duration.ofMillis(300);

    static Setup of(Route route) {
        RelayOptions options = new RelayOptions(1, Optional.of("relay.example"), PATIENT, Limits.DEFAULTS, Backoff.DEFAULTS, Links.LOCK_STEP);
        return new Setup(route, options,
                new Upstreams(Setup::unknown, Keys.trust(), TlsMemory.ofProcess(), Credentials.NONE, HealthObserver.NONE), AccessRule.DEFAULT);
    }

    static Setup to(Upstream... upstreams) {
        return of(Routes.to(upstreams));
    }

    /** With somebody who hears how servers stand. */
    Upstreams upstreams(HealthObserver health) {
        return upstreams.observedBy(health);
    }

    /** A short limit for every wait for an upstream. */
    Setup impatient() {
        return timeouts(SHORT, PATIENT.clientIdle(), PATIENT.commandLine());
    }

    /** A short limit for a command line to come to its end. */
    Setup impatientWithLines() {
        return timeouts(PATIENT.command(), PATIENT.clientIdle(), SHORT);
    }

    /** That long until the next address of a server is tried. */
    Setup nextAddressAfter(Duration limit) {
        Duration p = PATIENT.command();
        return timeouts(new Timeouts(p, p, limit, p, p, p, p, p, p, p, p, p, p, p, p));
    }

    private Setup timeouts(Duration all, Duration clientIdle, Duration commandLine) {
        return timeouts(new Timeouts(all, all, all, all, all, all, all, all, all, all, clientIdle, commandLine, all, all, all));
    }

    /** A short limit for every wait, for the client too. */
    Setup hurried() {
        return timeouts(Timeouts.all(SHORT));
    }

    Setup timeouts(Timeouts timeouts) {
        return new Setup(route, options.withTimeouts(timeouts), upstreams, allowed);
    }

    Setup backoff(Backoff backoff) {
        return new Setup(route, options.withBackoff(backoff), upstreams, allowed);
    }

    Setup loops(int count) {
        RelayOptions o = options;
        return new Setup(route, new RelayOptions(count, o.hostName(), o.timeouts(), o.limits(), o.backoff(), o.links()), upstreams, allowed);
    }

    /** Every line counts as slow. */
    Setup slow() {
        Links l = options.links();
        return links(new Links(Duration.ZERO, l.kept(), l.idle(), l.uses(), l.age()));
    }

    /** Connections to upstreams are kept between sessions. */
    Setup warm() {
        return links(new Links(options.links().slow(), 4, PATIENT.command(), 50, Duration.ofMinutes(5)));
    }

    Setup links(Links links) {
        return new Setup(route, options.withLinks(links), upstreams, allowed);
    }

    Setup sessions(int overall, int perPeer) {
        Limits l = options.limits();
        return limits(new Limits(overall, perPeer, l.errors(), l.hops(), l.replyOctets(), l.discardedOctets(), l.recordedRecipients(),
                l.recordedMessages()));
    }

    Setup errors(int most) {
        Limits l = options.limits();
        return limits(new Limits(l.sessions(), l.sessionsPerPeer(), most, l.hops(), l.replyOctets(), l.discardedOctets(), l.recordedRecipients(),
                l.recordedMessages()));
    }

    Setup hops(int most) {
        Limits l = options.limits();
        return limits(new Limits(l.sessions(), l.sessionsPerPeer(), l.errors(), most, l.replyOctets(), l.discardedOctets(), l.recordedRecipients(),
                l.recordedMessages()));
    }

    Setup recorded(int recipients, int messages) {
        Limits l = options.limits();
        return limits(new Limits(l.sessions(), l.sessionsPerPeer(), l.errors(), l.hops(), l.replyOctets(), l.discardedOctets(), recipients,
                messages));
    }

    private Setup limits(Limits limits) {
        return new Setup(route, options.withLimits(limits), upstreams, allowed);
    }

    /** What is stored to log in with. */
    Setup credentials(Credentials kept) {
        return upstreams(upstreams.with(kept));
    }

    Setup names(UpstreamNames asked) {
        return upstreams(new Upstreams(asked, upstreams.trust(), upstreams.tls(), upstreams.credentials(), upstreams.health()));
    }

    /** What was seen of servers before, and is seen from now on. */
    Setup memory(TlsMemory memory) {
        return upstreams(new Upstreams(upstreams.names(), upstreams.trust(), memory, upstreams.credentials(), upstreams.health()));
    }

    private Setup upstreams(Upstreams changed) {
        return new Setup(route, options, changed, allowed);
    }

    Setup allowing(String masks) {
        return switch (AccessRule.parse(masks)) {
            case AccessRule.Parsed parsed -> new Setup(route, options, upstreams, parsed.rule());
            case AccessRule.Wrong wrong -> throw new AssertionError(masks + ": " + wrong);
        };
    }

    private static CompletableFuture<Resolution> unknown(String host) {
        return CompletableFuture.completedFuture(new Resolution.Failed(Text.of(Route.class, "comment.none")));
    }
}
