package org.autoroute.smtp.ui.internal.welcome;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.autoroute.smtp.mailclients.FoundServer;
import org.autoroute.smtp.routing.Conditions;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.Tls;

/**
 * A server of a mail client, as it is offered for the list.
 *
 * @param isSuggested whether it is chosen unless the user says otherwise: of several users of one server the first, for the others' lines would never be
 *                    reached as they stand
 */
record Offer(FoundServer found, State state, boolean isSuggested) {

    /** Whom the table of providers knows, by the domains of their servers. */
    private static final Map<String, String> PROVIDERS = Map.of("gmail.com", "google", "googlemail.com", "google", "google.com", "google", "office365.com",
            "microsoft", "outlook.com", "microsoft", "hotmail.com", "microsoft", "live.com", "microsoft");

    /** How it stands to the list. */
    enum State {
        NEW, LISTED
    }

    /** Every server that was found, those that are not in the list first. */
    static List<Offer> of(List<FoundServer> found, Set<HostPort> listed) {
        Set<HostPort> taken = new HashSet<>(listed);
        return found.stream().map(server -> new Offer(server, state(server, listed), taken.add(server.server())))
                .sorted(Comparator.comparing(Offer::state)).toList();
    }

    boolean isListed() {
        return state == State.LISTED;
    }

    /** Whether a password or a permission has to be stored before it is of use. */
    boolean needsSecret() {
        return found.login().isStored();
    }

    /** As a line of the server list. */
    String line() {
        return entry().toLine();
    }

    /** What the line stands for: as the client does it, only that STARTTLS is used where the client would not and the server can. */
    ServerEntry entry() {
        Optional<Tls> tls = found.tls().map(told -> told == Tls.NONE ? Tls.IF_OFFERED : told).filter(told -> told != Tls.byPort(found.port()));
        return new ServerEntry(found.server(), Optional.empty(), Optional.empty(), Conditions.NONE, tls, Optional.empty(), login());
    }

    private Login login() {
        return switch (found.login()) {
            case NONE, CLIENT -> Login.NONE;
            case PASSWORD -> new Login.Stored(found.user(), Optional.empty(), false, false);
            case OAUTH -> new Login.Stored(found.user(), provider(), false, false);
        };
    }

    /** Empty where nobody is known: there a password for programs that cannot sign in is usual. */
    private Optional<String> provider() {
        return PROVIDERS.entrySet().stream().filter(known -> found.host().endsWith("." + known.getKey())).map(Map.Entry::getValue).findFirst();
    }

    private static State state(FoundServer server, Set<HostPort> listed) {
        return listed.contains(server.server()) ? State.LISTED : State.NEW;
    }
}
