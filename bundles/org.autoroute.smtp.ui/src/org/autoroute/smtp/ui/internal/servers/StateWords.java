package org.autoroute.smtp.ui.internal.servers;

import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.autoroute.smtp.relay.ServerHealth;
import org.autoroute.smtp.relay.ServerHealth.State;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.service.ServerState;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.icons.Icon;

/**
 * Says how a server stands: whether the login has its secret, then whether the name has an address, then whether it works. Immutable, any thread.
 *
 * @param noSecret whether an entry logs in with a secret that is not there
 */
record StateWords(Messages messages, Times times, Predicate<ServerEntry> noSecret) {

    /** As short as the column needs it. */
    String brief(ServerState server) {
        return messages.get(noSecret.test(server.entry()) ? "secret.missing" : switch (shown(server)) {
            case UP -> "health.up";
            case DOWN -> "health.down";
            case UNKNOWN -> name(server);
        });
    }

    /** With the reason, a line for each fact. */
    String full(ServerState server) {
        return Stream.of(secret(server.entry()), nameWithReason(server), health(server.health())).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
    }

    Icon mark(ServerState server) {
        return noSecret.test(server.entry()) ? Icon.PASSWORD : switch (shown(server)) {
            case UP -> Icon.PASSED;
            case DOWN -> Icon.PROBLEM;
            case UNKNOWN -> mark(server.resolution());
        };
    }

    /** What is to be done about a secret that is not there; empty when none is missing. */
    String secret(ServerEntry entry) {
        return entry.login() instanceof Login.Stored login && noSecret.test(entry)
                ? messages.get(login.provider().isPresent() ? "secret.missing.oauth" : "secret.missing.password", login.user(), entry.server().toString()) : "";
    }

    /** Whether it works, as far as that is worth more than what is known of its name. */
    private static State shown(ServerState server) {
        boolean named = !(server.resolution() instanceof Resolution.Failed);
        return named || server.health().state() == State.DOWN ? server.health().state() : State.UNKNOWN;
    }

    private String health(ServerHealth health) {
        return switch (health.state()) {
            case UP -> health.failures() == 0 ? messages.get("health.up.since", times.full(health.since())) : failedOnce(health);
            case DOWN -> messages.get("health.down.why", times.full(health.since()), health.failures(), health.cause())
                    + health.nextTry().map(next -> "\n" + messages.get("health.down.next", times.near(next))).orElse("");
            case UNKNOWN -> health.failures() == 0 ? "" : failedOnce(health);
        };
    }

    private String failedOnce(ServerHealth health) {
        return messages.get("health.failed", health.cause());
    }

    private static String name(ServerState server) {
        return switch (server.resolution()) {
            case Resolution.Resolved resolved -> server.entry().server().literal().isPresent() ? "name.literal" : "name.resolved";
            case Resolution.Failed failed -> "name.failed";
            case Resolution.Pending pending -> "name.pending";
            case Resolution.Suppressed suppressed -> "name.suppressed";
        };
    }

    private String nameWithReason(ServerState server) {
        return switch (server.resolution()) {
            case Resolution.Failed failed -> messages.get("name.failed.why", failed.reason());
            case Resolution.Suppressed suppressed -> messages.get(switch (suppressed.by()) {
                case DONT_RESOLVE_IN_LAN -> "name.suppressed.lan";
                case DONT_RESOLVE_WITHOUT_DIAL_UP -> "name.suppressed.dialUp";
            });
            case Resolution.Resolved resolved -> messages.get(name(server));
            case Resolution.Pending pending -> messages.get(name(server));
        };
    }

    private static Icon mark(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Resolved resolved -> Icon.RESOLVED;
            case Resolution.Failed failed -> Icon.FAILED;
            case Resolution.Pending pending -> Icon.PENDING;
            case Resolution.Suppressed suppressed -> Icon.SUPPRESSED;
        };
    }
}
