package org.autoroute.smtp.routing;

import java.util.Optional;

/**
 * What else an entry can be tied to. Immutable, any thread.
 *
 * @param ssid         name of the Wi-Fi network
 * @param gateway      address of the default gateway
 * @param dnsSuffix    domain the network gives its computers, in lower case without a dot at either end
 * @param senderDomain domain of the sender in the envelope, in lower case: the entry is for such mail only
 */
public record Conditions(Optional<String> ssid, Optional<IpAddress> gateway, Optional<String> dnsSuffix, Optional<String> senderDomain) {

    public static final Conditions NONE = new Conditions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether the entry is tied to a place by any of them; the sender is none. */
    public boolean arePlaces() {
        return ssid.isPresent() || gateway.isPresent() || dnsSuffix.isPresent();
    }
}
