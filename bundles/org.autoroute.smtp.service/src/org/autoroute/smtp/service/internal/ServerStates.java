package org.autoroute.smtp.service.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.autoroute.smtp.routing.RoutingInput;
import org.autoroute.smtp.routing.ServerList;
import org.autoroute.smtp.service.ServerState;
import org.autoroute.smtp.service.internal.decision.Decision;

/** The entries of the list as they stand after a decision. */
final class ServerStates {

    private ServerStates() {
    }

    static List<ServerState> of(ServerList list, Decision decision, LastUses uses, ServerHealths healths) {
        RoutingInput input = decision.input();
        Optional<Integer> active = decision.activeIndex();
        List<ServerState> states = new ArrayList<>();
        for (ServerList.Line line : list.lines()) {
            if (line instanceof ServerList.Line.Entry entry) {
                int index = states.size();
                states.add(new ServerState(index + 1, entry.text(), entry.entry(), input.resolution(entry.entry()),
                        active.isPresent() && active.get() == index && index < input.entries().size()
                                && input.entries().get(index).equals(entry.entry()),
                        uses.of(entry.entry().server()), healths.of(entry.entry().server())));
            }
        }
        return states;
    }
}
