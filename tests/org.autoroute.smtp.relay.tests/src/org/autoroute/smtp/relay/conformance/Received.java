package org.autoroute.smtp.relay.conformance;

import java.util.List;

/**
 * A message an upstream read up to its end.
 *
 * @param from       what stood behind the colon of MAIL
 * @param recipients what stood behind the colon of each accepted RCPT
 * @param length     octets on the wire, without the final dot and its CRLF; in chunks, of the message itself
 * @param sha256     of these octets
 * @param head       the first of these octets, at most {@link #KEPT}
 * @param accepted   whether the upstream answered the dot with 2xx
 */
record Received(String from, List<String> recipients, long length, String sha256, String head, boolean accepted) {

    static final int KEPT = 1 << 20;
}
