package org.autoroute.smtp.ui.internal.servers;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.autoroute.smtp.relay.CertificateFacts;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.service.ServerState;
import org.autoroute.smtp.ui.internal.servers.Rows.Shown;

/**
 * The rows that are selected in a list, and what they are good for. Immutable.
 *
 * @param rows from top to bottom, without a line that is not in the list yet
 */
record Selection(Shown shown, List<Row> rows) {

    Selection {
        rows = List.copyOf(rows);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The only row. */
    Optional<Row> one() {
        return rows.size() == 1 ? Optional.of(rows.getFirst()) : Optional.empty();
    }

    /** Their places in the list. */
    Set<Integer> places() {
        return rows.stream().map(Row::index).collect(Collectors.toSet());
    }

    /** The server of the only row. */
    Optional<ServerState> server() {
        return one().flatMap(shown::server);
    }

    /** How the only server is logged in to, when that needs a secret. */
    Optional<Login.Stored> storedLogin() {
        return server().map(server -> server.entry().login()).filter(Login.Stored.class::isInstance).map(Login.Stored.class::cast);
    }

    /** Of the only server, when it was not accepted. */
    Optional<CertificateFacts> certificate() {
        return server().flatMap(server -> server.health().certificate());
    }

    /** Whether they can be moved towards the top. */
    boolean canRise() {
        return !isEmpty() && !isBlock(0);
    }

    boolean canSink() {
        return !isEmpty() && !isBlock(shown.rows().size() - rows.size());
    }

    /** One step towards the top, for each of them. */
    Edit risen() {
        return new Edit.Move(places(), Math.max(0, rows.getFirst().index() - 1));
    }

    Edit sunk() {
        return new Edit.Move(places(), Math.min(shown.rows().size(), rows.getLast().index() + 2));
    }

    /** Where something is put in behind them; at the end of the list when nothing is selected. */
    int after() {
        return isEmpty() ? shown.rows().size() : rows.getLast().index() + 1;
    }

    private boolean isBlock(int start) {
        return rows.getFirst().index() == start && rows.getLast().index() == start + rows.size() - 1;
    }
}
