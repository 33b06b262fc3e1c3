package org.autoroute.smtp.relay;

/**
 * What happened since the relay was made. Immutable, any thread.
 *
 * @param open      sessions open now
 * @param accepted  peers let in
 * @param delivered messages for which the client was sent the upstream's 2xx after the data
 * @param refused   peers turned away: not allowed, over a session limit, during a pause, or not speaking SMTP
 * @param failed    sessions that ended because something went wrong: no server could be reached, a connection was lost, a time limit ran out
 */
public record RelayCounters(long open, long accepted, long delivered, long refused, long failed) {
}
