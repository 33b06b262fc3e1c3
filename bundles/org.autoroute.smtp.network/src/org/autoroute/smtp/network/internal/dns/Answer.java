package org.autoroute.smtp.network.internal.dns;

import java.time.Duration;
import java.util.List;
import org.autoroute.smtp.routing.IpAddress;

/** What a lookup gave. */
sealed interface Answer {

    /**
     * Addresses, at least one.
     *
     * @param ttl the shortest of the records that led to them
     */
    record Found(List<IpAddress> addresses, Duration ttl) implements Answer {
        public Found {
            addresses = List.copyOf(addresses);
        }
    }

    /** None. */
    record NotFound(Failure failure) implements Answer {
    }
}
