package org.autoroute.smtp.routing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can stand behind the server as {@code key=value}, in the order of the canonical line. */
enum Attribute {
    SSID, GATEWAY, DNS, FROM, TLS, PIN, LOGIN, USER, IN_CLEAR, LEND;

    static Optional<Attribute> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equalsIgnoreCase(key)).findFirst();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As a line has it. */
    String with(String value) {
        return key() + "=" + QuotedText.quotedIfNeeded(value);
    }

    /** All of them for people. */
    static String list() {
        return Arrays.stream(values()).map(one -> one.key() + "=").collect(Collectors.joining(", "));
    }
}
