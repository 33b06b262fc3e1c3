package org.autoroute.smtp.relay;

import java.time.Duration;
import java.util.Optional;

/**
 * What a user never sets and a test may. Immutable, any thread.
 *
 * @param loops    selector loops, each a thread; 1 or more
 * @param hostName the name the relay gives itself in its greeting and its EHLO; found out when empty
 * @param timeouts how long to wait
 * @param limits   how much to take
 * @param backoff  when to believe that a server does not work, and when to try it again
 * @param links    how connections to servers are used
 */
public record RelayOptions(int loops, Optional<String> hostName, Timeouts timeouts, Limits limits, Backoff backoff, Links links) {

    public static final RelayOptions DEFAULTS = new RelayOptions(1, Optional.empty(), Timeouts.RFC5321, Limits.DEFAULTS);

    /** @throws IllegalArgumentException when there is no loop */
    public RelayOptions {
        if (loops < 1) {
            throw new IllegalArgumentException("loops: " + loops);
        }
    }

    /** With the usual patience with servers and the usual haste. */
    public RelayOptions(int loops, Optional<String> hostName, Timeouts timeouts, Limits limits) {
        this(loops, hostName, timeouts, limits, Backoff.DEFAULTS, Links.DEFAULTS);
    }

    public RelayOptions withTimeouts(Timeouts changed) {
        return new RelayOptions(loops, hostName, changed, limits, backoff, links);
    }

    public RelayOptions withLimits(Limits changed) {
        return new RelayOptions(loops, hostName, timeouts, changed, backoff, links);
    }

    public RelayOptions withBackoff(Backoff changed) {
        return new RelayOptions(loops, hostName, timeouts, limits, changed, links);
    }

    public RelayOptions withLinks(Links changed) {
        return new RelayOptions(loops, hostName, timeouts, limits, backoff, changed);
    }

    /**
     * Time limits; those of RFC 5321 section 4.5.3.2 where it names one.
     *
     * @param names        for the addresses of a candidate
     * @param connect      for a TCP connection to one candidate, all its addresses together
     * @param nextAddress  until the next address of a candidate is tried beside the former (RFC 8305 section 5)
     * @param greeting     for the upstream's greeting, when there is no other candidate
     * @param handshake    for TLS, from its first octet to its last
     * @param nextServer   for connection, greeting and EHLO of a candidate, while another one is left to turn to
     * @param command      for a reply to any command but DATA
     * @param dataStart    for the reply to DATA
     * @param dataBlock    without any progress while data is sent
     * @param dataEnd      for the reply to the final dot
     * @param clientIdle   without a command from the client
     * @param commandLine  from the first octet of a command line to its last
     * @param quit         for the upstream's reply to QUIT
     * @param discard      for the rest of a message that is not wanted any more
     * @param networkGrace for the reply to the final dot after the own address is gone
     */
    public record Timeouts(Duration names, Duration connect, Duration nextAddress, Duration greeting, Duration handshake, Duration nextServer,
            Duration command, Duration dataStart, Duration dataBlock, Duration dataEnd, Duration clientIdle, Duration commandLine, Duration quit, Duration discard,
            Duration networkGrace) {

        public static final Timeouts RFC5321 = new Timeouts(Duration.ofSeconds(6), Duration.ofSeconds(20), Duration.ofMillis(250),
                Duration.ofMinutes(5), Duration.ofSeconds(20), Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofMinutes(2), Duration.ofMinutes(3),
                Duration.ofMinutes(10), Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofSeconds(5), Duration.ofSeconds(30),
                Duration.ofSeconds(5));

        /** One limit for every wait. */
        public static Timeouts all(Duration limit) {
            return new Timeouts(limit, limit, limit, limit, limit, limit, limit, limit, limit, limit, limit, limit, limit, limit, limit);
        }
    }

    /**
     * Quantities.
     *
     * @param sessions           open sessions in all
     * @param sessionsPerPeer    open sessions of one address; not applied to this computer's own addresses, which all its programs share
     * @param errors             replies of the relay's own that say 5xx, after which a session ends
     * @param hops               Received fields of a message (RFC 5321 section 6.3)
     * @param replyOctets        one reply of the upstream with all its lines
     * @param discardedOctets    of a message that is not wanted any more
     * @param recordedRecipients recipients kept for the record of a message
     * @param recordedMessages   messages kept for the record of a session
     */
    public record Limits(int sessions, int sessionsPerPeer, int errors, int hops, int replyOctets, long discardedOctets, int recordedRecipients,
            int recordedMessages) {

        public static final Limits DEFAULTS = new Limits(6000, 100, 20, 100, 64 * 1024, 64L * 1024 * 1024, 100, 100);
    }

    /**
     * When a server counts as one that does not work.
     *
     * @param fall    failures in a row until it does; 1 or more
     * @param rise    successes in a row until it works again; 1 or more. A message that was answered counts for all of them
     * @param first   from there to the next attempt; each further failure doubles it
     * @param longest between two attempts
     * @param hold    how long others do not try it while one does
     * @param probes  attempts at most, from when it fell, for which no mail is waiting
     */
    public record Backoff(int fall, int rise, Duration first, Duration longest, Duration hold, int probes) {

        public static final Backoff DEFAULTS = new Backoff(2, 2, Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofSeconds(20), 12);

        private static final int MOST_DOUBLINGS = 16;
        private static final double SPREAD = 0.25;

        /** @param chance from 0 to 1: between a quarter less and a quarter more */
        public Duration pause(int failures, double chance) {
            int doublings = Math.clamp(failures - fall, 0, MOST_DOUBLINGS);
            long nanos = Math.min(first.toNanos() << doublings, longest.toNanos());
            return Duration.ofNanos((long) (nanos * (1 - SPREAD + 2 * SPREAD * chance)));
        }
    }

    /**
     * Connections to servers.
     *
     * @param slow the round trip from which on a client is answered ahead of the server where a failure still reaches it in time
     * @param kept connections kept between sessions, in all of a loop, one for each entry of the server list at most; 0 for none
     * @param idle how long one waits for its next session; less than home routers keep an idle connection
     * @param uses sessions of one connection, the first one included
     * @param age  of a connection that may be kept once more
     */
    public record Links(Duration slow, int kept, Duration idle, int uses, Duration age) {

        public static final Links DEFAULTS = new Links(Duration.ofMillis(5), 4, Duration.ofMinutes(4), 50, Duration.ofMinutes(30));

        /** Lock-step, however slow the line, and nothing is kept. */
        public static final Links LOCK_STEP = new Links(Duration.ofDays(1), 0, Duration.ZERO, 1, Duration.ZERO);
    }
}
