package org.autoroute.smtp.ui.internal.welcome;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.autoroute.smtp.mailclients.FoundServer;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.routing.ServerEntry;

/** A server of a mail client, as it is offered for the list. */
record Offer(FoundServer found, State state) {

    /** How it stands to the list. */
    enum State {
        NEW, LISTED
    }

    /** Every server that was found, those that are not in the list first. */
    static List<Offer> of(List<FoundServer> found, Set<HostPort> listed) {
        return found.stream().map(server -> new Offer(server, state(server, listed))).sorted(Comparator.comparing(Offer::state)).toList();
    }

    boolean isListed() {
        return state == State.LISTED;
    }

    /** Whether it is chosen unless the user says otherwise. */
    boolean isSuggested() {
        return state == State.NEW;
    }

    /** As a line of the server list. */
    String line() {
        return new ServerEntry(found.server(), Optional.empty(), Optional.empty()).toLine();
    }

    private static State state(FoundServer server, Set<HostPort> listed) {
        return listed.contains(server.server()) ? State.LISTED : State.NEW;
    }
}
