package org.autoroute.smtp.ui.internal.tray.notify;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.routing.Candidate;
import org.autoroute.smtp.routing.Resolution;
import org.autoroute.smtp.routing.ServerEntry;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.ServiceState;
import org.autoroute.smtp.ui.internal.model.WindowModel;

/**
 * What of the state may be worth a notice. Immutable, any thread.
 *
 * @param settled  false while the program starts to listen or waits for names: the state will be another in a moment
 * @param wanted   whether the user wants notices
 * @param server   mail leaves through it; empty for none
 * @param label    the same in words
 * @param why      the reason, or what to do when there is none
 * @param problems the most important first
 */
record Standing(boolean settled, boolean wanted, Optional<ServerEntry> server, String label, String why, List<Text> problems) {

    Standing {
        problems = List.copyOf(problems);
    }

    /** @param shown the same state in the words of the window */
    static Standing of(ServiceState state, WindowModel shown) {
        boolean waiting = state.listening() instanceof ListenState.Stopped
                || state.servers().stream().anyMatch(server -> server.resolution() instanceof Resolution.Pending);
        return new Standing(!waiting, state.settings().desktop().notifications(), state.route().active().map(Candidate::entry),
                shown.active().label(), shown.active().why(), problems(state));
    }

    private static List<Text> problems(ServiceState state) {
        Stream<Text> port = state.listening() instanceof ListenState.NotListening not ? Stream.of(not.problem()) : Stream.empty();
        return Stream.concat(port, state.problems().stream()).distinct().toList();
    }
}
