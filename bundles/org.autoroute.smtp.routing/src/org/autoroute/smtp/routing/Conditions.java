package org.autoroute.smtp.routing;

import java.util.Optional;

/**
 * What else an entry can be tied to. Immutable, any thread.
 *
 * @param ssid         name of the Wi-Fi network
 * @param gateway      address of the default gateway
 * @param dnsSuffix    domain the network gives its computers, in lower case without a dot at either end
 * @param senderDomain domain of the sender in the envelope, in lower case: the entry is for such mail only; with a dot before it for the domain and all
 *                     domains below it
 */
public record Conditions(Optional<String> ssid, Optional<IpAddress> gateway, Optional<String> dnsSuffix, Optional<String> senderDomain) {

    public static final Conditions NONE = new Conditions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException when one of them is not as described, so that no line could hold it */
    public Conditions {
        require(ssid.map(QuotedText::isValid).orElse(true), "ssid");
        require(gateway.map(address -> !address.isUnspecified()).orElse(true), "gateway");
        require(dnsSuffix.map(Conditions::isDomain).orElse(true), "dns suffix");
        require(senderDomain.map(domain -> isDomain(domain.startsWith(".") ? domain.substring(1) : domain)).orElse(true), "sender domain");
    }

    /**
     * Whether mail of a sender may leave by the entry.
     *
     * @param domain the sender's, in lower case; empty while it is not known, which only an entry for all senders admits
     */
    boolean admit(Optional<String> domain) {
        return senderDomain.isEmpty() || domain.isPresent() && isOrCovers(senderDomain.get(), domain.get());
    }

    private static boolean isOrCovers(String own, String domain) {
        return own.startsWith(".") ? domain.endsWith(own) || domain.equals(own.substring(1)) : domain.equals(own);
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException(what);
        }
    }

    private static boolean isDomain(String text) {
        return HostName.of(text) instanceof HostName.Good name && name.ascii().equals(text);
    }

    /** Whether the entry is tied to a place by any of them; the sender is none. */
    public boolean arePlaces() {
        return ssid.isPresent() || gateway.isPresent() || dnsSuffix.isPresent();
    }
}
