package org.autoroute.smtp.routing;

import java.util.Optional;
import java.util.function.BiPredicate;

/** Whether one entry is chosen by the rules wherever and for whomever another one would be. */
final class Cover {

    private Cover() {
    }

    /**
     * Whether the wider entry holds whenever the narrower does, by the same rule: both are for senders, or neither is and both have links or neither has; and
     * each part of the wider one's link is one that the narrower has, too.
     */
    static boolean covers(ServerEntry wider, ServerEntry narrower) {
        return wider.isLimitedToSender() == narrower.isLimitedToSender() && (wider.isLimitedToSender() || wider.isLinked() == narrower.isLinked())
                && part(wider.connection(), narrower.connection(), String::equalsIgnoreCase)
                && part(wider.range(), narrower.range(), Cover::contains)
                && part(wider.conditions().ssid(), narrower.conditions().ssid(), String::equals)
                && part(wider.conditions().gateway(), narrower.conditions().gateway(), IpAddress::equals)
                && part(wider.conditions().dnsSuffix(), narrower.conditions().dnsSuffix(), String::equals)
                && part(wider.conditions().senderDomain(), narrower.conditions().senderDomain(), Cover::admitsAllOf);
    }

    /** Whether both are for senders, and the first for all of the second and more. */
    static boolean isForMoreSenders(ServerEntry more, ServerEntry fewer) {
        Optional<String> wide = more.conditions().senderDomain();
        Optional<String> narrow = fewer.conditions().senderDomain();
        return wide.isPresent() && narrow.isPresent() && !wide.equals(narrow) && admitsAllOf(wide.get(), narrow.get());
    }

    private static <T> boolean part(Optional<T> wider, Optional<T> narrower, BiPredicate<T, T> covers) {
        return wider.isEmpty() || narrower.isPresent() && covers.test(wider.get(), narrower.get());
    }

    private static boolean contains(IpRange wider, IpRange narrower) {
        return wider.contains(narrower.first()) && wider.contains(narrower.last());
    }

    private static boolean admitsAllOf(String wider, String narrower) {
        return wider.equals(narrower) || wider.startsWith(".") && (narrower.endsWith(wider) || wider.equals("." + narrower));
    }
}
