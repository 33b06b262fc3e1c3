package org.autoroute.smtp.network;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.autoroute.smtp.routing.Resolution;

/**
 * Finds the addresses of host names: hosts file first, then the system's name servers (RFC 1034, 3596), A and AAAA at the same time.
 * Every method may be called from any thread and none blocks.
 *
 * <p>Answers are kept as long as their TTL says, but no less than 10 s and no more than an hour. A failure is kept for 2 s, then twice as long
 * each time it repeats, up to 5 minutes: asking again before that gives the same failure.
 */
public interface NameResolver extends AutoCloseable {

    /**
     * The addresses of a host.
     *
     * @param host a name, or the text form of an address, which is its own answer
     * @return completes within 5 s, on a thread of the resolver or at once, and always with {@link Resolution.Resolved} or
     *         {@link Resolution.Failed}, never with an exception. When {@link #forgetAll} is called meanwhile, the old network's answer is dropped:
     *         it completes with what the new network says when that is asked for the same host, else it fails.
     */
    CompletionStage<Resolution> resolve(String host);

    /**
     * Who offers a service, the best first (RFC 2782); nothing of it is kept.
     *
     * @param name as in {@code _submissions._tcp.example.org}
     * @return completes within 5 s, on a thread of the resolver or at once, never with an exception; with none when there is none to be found
     */
    CompletionStage<List<ServiceTarget>> services(String name);

    /** Until when what is known of a host is answered from memory; empty when nothing is. The moment to call {@link #resolve} again. */
    Optional<Instant> freshUntil(String host);

    /**
     * To be called when the network has changed: no answer, failure or name server of the old network is used any more, and the new one is asked
     * nothing before {@link #resolve} is called again.
     */
    void forgetAll();

    /** Ends what is under way with a failure. Can be repeated. */
    @Override
    void close();
}
