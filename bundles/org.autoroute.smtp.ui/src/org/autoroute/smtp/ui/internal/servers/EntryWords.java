package org.autoroute.smtp.ui.internal.servers;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.autoroute.smtp.routing.Conditions;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;

/** Says what stands in a line beside the server. Immutable, any thread. */
record EntryWords(Messages messages, ServerEntry entry) {

    /** All it is tied to; empty when it is tied to nothing. */
    String links() {
        Conditions conditions = entry.conditions();
        return Stream.of(said("link.connection", entry.connection()), entry.range().map(Object::toString), said("link.ssid", conditions.ssid()),
                said("link.gateway", conditions.gateway()), said("link.dns", conditions.dnsSuffix()), said("link.from", conditions.senderDomain()))
                .flatMap(Optional::stream).collect(Collectors.joining(", "));
    }

    /** How the connection is protected, in a word or two. */
    String security() {
        return messages.get("security." + entry.security().word());
    }

    Icon lock() {
        return switch (entry.security()) {
            case IMPLICIT, STARTTLS -> Icon.LOCKED;
            case IF_OFFERED -> Icon.LOCKED_IF_OFFERED;
            case NONE -> Icon.NOT_LOCKED;
        };
    }

    /** Who logs in; empty when nobody does. */
    String login() {
        return switch (entry.login()) {
            case Login.None none -> "";
            case Login.Client client -> messages.get("login.client");
            case Login.Stored stored -> stored.user();
        };
    }

    /** Protection and login in sentences, a line for each. */
    String full() {
        return Stream.of(messages.get(entry.pin().isPresent() ? "tip.security.pinned" : "tip.security", messages.get("security." + entry.security().word() + ".long")),
                fullLogin()).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    private String fullLogin() {
        return switch (entry.login()) {
            case Login.None none -> "";
            case Login.Client client -> messages.get("tip.login.client");
            case Login.Stored stored -> stored.provider().map(provider -> messages.get("tip.login.oauth", stored.user(), provider))
                    .orElseGet(() -> messages.get("tip.login.password", stored.user()));
        };
    }

    private Optional<String> said(String key, Optional<?> value) {
        return value.map(one -> messages.get(key, one.toString()));
    }
}
