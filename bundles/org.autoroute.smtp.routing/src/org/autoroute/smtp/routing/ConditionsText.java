package org.autoroute.smtp.routing;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What ties an entry to a place or a sender, as it stands in a line: {@code ssid=}, {@code gateway=}, {@code dns=}, {@code from=}. */
final class ConditionsText {

    private ConditionsText() {
    }

    static Conditions read(Attributes attributes) throws LineCursor.Mismatch {
        return new Conditions(attributes.get(Attribute.SSID),
                attributes.get(Attribute.GATEWAY, text -> IpAddress.parse(text).filter(address -> !address.isUnspecified()), "expected.gateway"),
                attributes.get(Attribute.DNS, ConditionsText::domain, "expected.domain"),
                attributes.get(Attribute.FROM, ConditionsText::senderDomain, "expected.senderDomain"));
    }

    private static Optional<String> senderDomain(String text) {
        return text.startsWith(".") ? domain(text.substring(1)).map(domain -> "." + domain) : domain(text);
    }

    private static Optional<String> domain(String text) {
        return HostName.of(text) instanceof HostName.Good name ? Optional.of(name.ascii()) : Optional.empty();
    }

    /** As {@link #read} takes them. */
    static Map<Attribute, String> written(Conditions conditions) {
        Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        conditions.ssid().ifPresent(ssid -> values.put(Attribute.SSID, ssid));
        conditions.gateway().ifPresent(gateway -> values.put(Attribute.GATEWAY, gateway.toString()));
        conditions.dnsSuffix().ifPresent(suffix -> values.put(Attribute.DNS, suffix));
        conditions.senderDomain().ifPresent(domain -> values.put(Attribute.FROM, domain));
        return values;
    }
}
