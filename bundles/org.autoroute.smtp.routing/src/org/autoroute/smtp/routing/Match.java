package org.autoroute.smtp.routing;

import java.util.Optional;

/**
 * What made a rule hold. Immutable, any thread.
 *
 * @param own    the own address that matched, empty when a connection name alone decided
 * @param server the server's address that matched, empty when the link decided
 * @param subnet the network both lie in, expanded or classful as it was used; empty when the link decided
 */
public record Match(Optional<OwnAddress> own, Optional<IpAddress> server, Optional<IpPrefix> subnet) {
}
