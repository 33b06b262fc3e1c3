package org.autoroute.smtp.relay.internal.upstream;

import org.autoroute.smtp.relay.internal.loop.Transport;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.IpAddress;

/**
 * An upstream that has been connected, has greeted and has answered EHLO or HELO.
 *
 * @param local  the own address of the connection
 * @param remote the upstream's
 */
public record Link(Transport transport, Candidate candidate, Capabilities capabilities, IpAddress local, IpAddress remote) {
}
